# Puts a toolchain in its place, whole or not at all. Given: what proof.sh is given, $size, $sha256, $room (KiB that
# it takes). What was cut off leaves a directory that carries the number of its dead shell.
part=$dir/.part-$$
at=$part work=$part

make_room() {
	mkdir -p "$dir" || return 1
	for old in "$dir"/.part-*; do
		[ ! -e "$old" ] || kill -0 "${old##*-}" 2>/dev/null || rm -rf "$old"
	done
	free=$(df -Pk "$dir" | tail -n 1 | tr -s ' ' | cut -d ' ' -f 4)
	case $free in
	'' | *[!0-9]*) ;;
	*) [ "$free" -ge "$room" ] || { echo "$dir has room for $free KiB, and it takes $room"; return 1; } ;;
	esac
	mkdir "$part" "$part/$name"
}

receive() {
	take "$size" >"$part/archive" || {
		echo "it did not arrive whole"
		printf '%s\n' "$slipway_said" | grep '^dd: ' # why, when it is not the client's end
		return 1
	}
	arrived=$(sha256sum <"$part/archive")
	[ "${arrived%% *}" = "$sha256" ] ||
		{ echo "SHA-256 ${arrived%% *} arrived, $sha256 was sent"; return 1; }
}

unpack() {
	tar -x -z -o -f "$part/archive" -C "$part/$name" && rm "$part/archive"
}

# Another install of the same may have been quicker: then there is one already.
settle() {
	sync -f "$part" 2>/dev/null || sync
	[ -x "$goroot/bin/go" ] || rm -rf "$goroot"
	mv -T "$part/$name" "$goroot" 2>/dev/null || [ -x "$goroot/bin/go" ]
}

trap 'rm -rf "$part" "$snippet.$$"' EXIT
trap 'exit 1' HUP INT PIPE TERM
step make_room make_room && step receive receive && step unpack unpack && step prove prove &&
	step build build && step settle settle && step tell_shells tell_shells
