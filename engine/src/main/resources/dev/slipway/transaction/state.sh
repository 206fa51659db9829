# The state: what a plan is made from. Reads only; lines "KEY VALUE", read by StateReader.
# Hashes of environment files are root's to see and are never shown.

state_of_service() {
	echo "boot $(cat /proc/sys/kernel/random/boot_id)"
	IFS=' ' read -r up rest </proc/uptime
	echo "now $(date +%s) $up"
	if [ -d "$state" ] && [ ! -x "$state" ]; then echo "unreadable $state"; return 0; fi
	last_token
	echo "token $value"
	state_of_lease
	for name in pending restoring confirmed restored why; do
		[ -e "$guard/$name" ] || continue
		echo "guard $name"
		while IFS= read -r line_of_record; do echo "guard $name $line_of_record"; done <"$guard/$name"
	done
	[ ! -r "$state/adopted/before" ] || while IFS= read -r line_of_record; do echo "adopted $line_of_record"; done <"$state/adopted/before"
	state_of_releases
	state_of_unit
	for file in "$environment"/*; do
		[ -f "$file" ] && hash=$(sha256sum <"$file") && echo "environment $(stat -c %Y "$file") ${hash%% *} ${file##*/}"
	done
	for name in $users $(users_of_releases); do
		if id -u "$name" >/dev/null 2>&1; then echo "user $name"; else echo "no-user $name"; fi
	done
	space=$(df -P /opt 2>/dev/null | tail -n 1)
	# shellcheck disable=SC2086 # the columns of df
	set -- $space
	echo "free ${4:-unknown}"
}

# users_of_releases: a rollback knows no other account; their names have no quotes and no spaces.
users_of_releases() {
	cat "$state"/releases/*/record 2>/dev/null | sed -n 's/.*"user":"\([^"]*\)".*/\1/p' | sort -u
}

# state_of_lease: who holds it. Asked of the holder's process, because trying the lock would refuse a
# deploy that begins in this moment.
state_of_lease() {
	holder_lives || return 0
	while IFS= read -r line_of_record; do echo "lease $line_of_record"; done <"$state/lease"
	[ ! -r "$run/heard" ] || echo "lease heard=$(cat "$run/heard")"
}

state_of_releases() {
	if [ -L "$home/current" ]; then
		echo "current $(readlink "$home/current")"
	elif [ -e "$home/current" ]; then
		echo "current-is-no-link"
	fi
	for directory in "$home"/releases/*; do
		[ ! -d "$directory" ] || [ ! -x "$directory/$service" ] || echo "executable ${directory##*/}"
	done
	for directory in "$state"/releases/*; do
		[ -d "$directory" ] || continue
		for name in record confirmed bad forced; do
			[ -e "$directory/$name" ] || continue
			echo "release ${directory##*/} $name"
			while IFS= read -r line_of_record; do echo "release ${directory##*/} $name $line_of_record"; done <"$directory/$name"
		done
	done
}

state_of_unit() {
	show=$(systemctl show "$unit" -p LoadState,UnitFileState,FragmentPath,DropInPaths,NeedDaemonReload,ActiveState,SubState \
		-p MainPID,InvocationID,NRestarts,ExecMainStartTimestampMonotonic,TimeoutStopUSec,ControlGroup,TriggeredBy,SourcePath 2>/dev/null) ||
		echo "no-systemd"
	printf '%s\n' "$show" | while IFS= read -r line_of_record; do echo "unit $line_of_record"; done
	case $show in *NeedDaemonReload=yes*) echo "unit AllNeedReload=$(systemctl show -p NeedDaemonReload --value init.scope)" ;; esac
	if [ -L "$unit_file" ]; then echo "unit-link $(readlink "$unit_file")"; fi
	if [ -f "$unit_file" ]; then
		hash=$(sha256sum <"$unit_file")
		echo "unit-file $(stat -L -c %Y "$unit_file") ${hash%% *}"
		echo "unit-print $(unit_print)"
	fi
	[ ! -r "$state/loaded" ] || echo "unit-loaded $(cat "$state/loaded")"
	drop_ins | while IFS= read -r file; do
		echo "drop-in $file"
		grep -n '^[[:space:]]*ExecStart[[:space:]]*=' "$file" | while IFS= read -r text; do echo "drop-in-exec $file:$text"; done
	done
	main_pid=${show##*MainPID=}
	main_pid=${main_pid%%[!0-9]*}
	if [ "${main_pid:-0}" != 0 ]; then
		running=$(readlink "/proc/$main_pid/exe")
		real_home=$(readlink -f "$home") # an administrator may have made /opt/SERVICE a link
		case $running in "$real_home"/*) running=$home/${running#"$real_home"/} ;; esac
		hash=$(sha256sum <"/proc/$main_pid/exe" 2>/dev/null) && echo "running ${hash%% *} $running"
	fi
}
