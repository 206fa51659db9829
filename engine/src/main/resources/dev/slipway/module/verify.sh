# What a project on this server builds from: its files first, then, when the client has said which
# directories and files those mean, of the module cache and of replace, the hash of each file in them. Given: $project.
env_file=${XDG_CONFIG_HOME:-$HOME/.config}/go/env
of_file() {
	sed -n "s/^$1=//p" "$env_file" 2>/dev/null | tail -n 1
}
cache() {
	set -- "$(of_file GOMODCACHE)" "$(of_file GOPATH)"
	if [ -n "$1" ]; then
		echo "$1"
	else
		set -- "${2%%:*}"
		echo "${1:-$HOME/go}/pkg/mod"
	fi
}
repository() {
	at=$project
	until [ -e "$at/.git" ]; do
		[ "$at" != / ] || return 0
		at=$(dirname "$at")
	done
	echo "$at"
}
vendored() {
	cd "$project/vendor" || return 0
	[ ! -f modules.txt ] || find -L . -type f -exec sha256sum {} + 2>&1
}
# Links are followed, as Go does; what is no file is named, for nothing can be said of it.
hashes() {
	number=0
	while IFS= read -r place; do
		number=$((number + 1))
		[ -e "$place" ] || continue
		begin "place$number"
		find -L "$place" ! -type d ! -type f -exec echo 'no file: ' {} \; </dev/null 2>&1
		find -L "$place" -type f -exec sha256sum {} + </dev/null 2>&1
		end $?
	done
}
facts go.mod cat "$project/go.mod"
facts go.sum eval '[ ! -e "$project/go.sum" ] || cat "$project/go.sum"'
facts cache cache
facts env eval '[ ! -e "$env_file" ] || cat "$env_file"'
facts vendor eval '[ ! -f "$project/vendor/modules.txt" ] || cat "$project/vendor/modules.txt"'
facts vendored vendored
facts repository repository
line 60 || exit
take "$line" | hashes
