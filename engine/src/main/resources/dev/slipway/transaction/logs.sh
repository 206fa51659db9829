# The service's log. A release is told by the path of its executable, which journald notes with each
# line, so a release that ran twice, or is gone, is still found.

if [ -n "$release" ]; then
	real_home=$(readlink -f "$home") # gone with the service: then what it would be
	set -- "_EXE=${real_home:-$home}/releases/$release/$service"
else
	set -- --unit "$unit"
fi
[ -z "$follow" ] || set -- --follow "$@"
step logs journalctl --no-pager --quiet --output short-iso --lines "$lines" "$@"
