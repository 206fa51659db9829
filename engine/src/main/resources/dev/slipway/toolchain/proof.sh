# What a toolchain has to show wherever it lies. Given: $name, $at (the directory that its GOROOT is in), $work
# (one of this shell's own), $build and $profile (empty: no).
dir=/opt/slipway/go
goroot=$dir/$name
snippet=/etc/profile.d/slipway-go.sh

# From an empty environment, as a unit starts it.
go() {
	env -i HOME="$work" GOENV=off GOTOOLCHAIN=local GOTELEMETRY=off timeout 300 "$at/$name/bin/go" "$@" 2>&1
}
prove() {
	said=$(cd "$work" && go version)
	case $said in
	"go version $name "*) ;;
	*) echo "its go version says: $said"; return 1 ;;
	esac
}

build() {
	[ -n "$build" ] || return 0
	mkdir "$work/m" && cd "$work/m" || return 1
	echo 'module m' >go.mod && printf 'package main\n\nfunc main() { println("built") }\n' >main.go || return 1
	go build -o m . && said=$(./m 2>&1)
	[ "$said" = built ] || { echo "what it builds says: $said"; return 1; }
}

tell_shells() {
	[ -n "$profile" ] || return 0
	printf 'PATH=%s/bin:$PATH # slipway go install --profile\n' "$goroot" >"$snippet.$$" &&
		mv "$snippet.$$" "$snippet"
}
