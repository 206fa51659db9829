# Takes a toolchain away, its name first, so that no half of it can be called. Given: $name.
dir=/opt/slipway/go
part=$dir/.part-$$
snippet=/etc/profile.d/slipway-go.sh

take_away() {
	[ -d "$dir/$name" ] || { echo "it is not there"; return 3; }
	[ "$(readlink -f /usr/local/go)" != "$dir/$name" ] || { echo "/usr/local/go is a link to it"; return 1; }
	mv -T "$dir/$name" "$part" && rm -rf "$part" || return 1
	! grep -qsF "PATH=$dir/$name/bin:" "$snippet" || rm "$snippet"
	rmdir "$dir" "${dir%/*}" 2>/dev/null
	return 0
}
step take_away take_away
