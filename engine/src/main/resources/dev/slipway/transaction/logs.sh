# The service's log. A release is told by the path of its executable, which journald notes with each
# line, so a release that ran twice, or is gone, is still found.

# writers: which process ran which executable, as "PID PATH", and the hash of each release's, as
# "release ID SHA256": by them the addresses in the log of a crash are named. Far back no line is
# asked who wrote it.
writers() {
	count=$lines
	[ "$count" -le 20000 ] || count=20000
	journalctl --no-pager --quiet --output json --output-fields _PID,_EXE --lines "$count" "$@" |
		sed -n -e 's/.*"_PID" *: *"\([0-9]*\)".*"_EXE" *: *"\([^"]*\)".*/\1 \2/p' \
			-e 's/.*"_EXE" *: *"\([^"]*\)".*"_PID" *: *"\([0-9]*\)".*/\2 \1/p' | sort -u
	main=$(systemctl show -p MainPID --value "$unit")
	[ "${main:-0}" = 0 ] || echo "$main $(readlink "/proc/$main/exe")"
	for record in "$state"/releases/*/record; do
		[ -r "$record" ] || continue
		IFS= read -r content <"$record" || continue
		hash=${content#*\"executable\":\"}
		id=${record%/record}
		echo "release ${id##*/} ${hash%%\"*}"
	done
}

if [ -n "$release" ]; then
	real_home=$(readlink -f "$home") # gone with the service: then what it would be
	set -- "_EXE=${real_home:-$home}/releases/$release/$service"
else
	set -- --unit "$unit"
fi
facts writers writers "$@"
[ -z "$follow" ] || set -- --follow "$@"
step logs journalctl --no-pager --quiet --output short-iso --lines "$lines" "$@"
