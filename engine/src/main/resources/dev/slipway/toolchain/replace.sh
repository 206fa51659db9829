# Puts a link to a toolchain in the place of a tree, which is kept beside under another name. Given: $name, $root (the
# tree), $aside (its other name).
replace() {
	[ -x "/opt/slipway/go/$name/bin/go" ] || { echo "$name is not there"; return 1; }
	[ -d "$root" ] && [ ! -L "$root" ] || { echo "$root is no directory any more"; return 1; }
	[ ! -e "$aside" ] || { echo "$aside is there already"; return 1; }
	ln -s "/opt/slipway/go/$name" "$root.new-$$" && mv -T "$root" "$aside" || return 1
	mv -T "$root.new-$$" "$root" || { mv -T "$aside" "$root"; return 1; }
}
trap 'rm -f "$root.new-$$"' EXIT
trap 'exit 1' HUP INT PIPE TERM
step replace replace
