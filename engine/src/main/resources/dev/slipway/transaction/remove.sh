# Takes a service away: everything that deploys of it made. What the service wrote itself stays, and
# so does its account then. There is no undo, so nothing of it runs without a plan that was shown.
# Each step can be cut and taken again; what tells that the service is ours goes last.

# take_away_directory PATH: only where a deploy made it, as far as that was noted, and it is empty.
take_away_directory() {
	[ ! -e "$state/made-directories" ] || grep -qxF "$1" "$state/made-directories" || return 0
	rmdir "$1" 2>/dev/null
	return 0
}

stop_service() {
	systemctl stop "$unit"
	systemctl reset-failed "$unit" 2>/dev/null
	return 0
}

remove_unit() {
	unit_links | while IFS= read -r link; do rm -f "$link" && rmdir "${link%/*}" 2>/dev/null; done
	rm -f "$unit_file" && take_away_guard && sync /etc/systemd/system && systemctl daemon-reload
}

remove_environment() {
	for name in $env_gone; do rm -f "$environment/$name"; done
	take_away_directory "$environment"
}

remove_releases() {
	rm -rf "$home/releases" "$home/current" || return 1
	take_away_directory "$home"
}

remove_user() {
	read -r p_user <"$state/made-user" || return 0
	take_away_user
}

# remove_state: the lock goes while it is held; see take_lease.
remove_state() {
	stop_deadlines
	rm -rf "$run" "$guard" "$state" || return 1
	rmdir "${run%/*}" "${state%/*}" 2>/dev/null
	return 0
}

# stop_deadlines: tokens begin anew after this, and one that still sleeps would take the next deploy
# of the same token for its own.
stop_deadlines() {
	systemctl list-units --plain --no-legend --all "$deadline-*.service" | while read -r sleeping rest; do
		number=${sleeping#"$deadline-"}
		case ${number%.service} in *[!0-9]*) continue ;; esac
		systemctl stop "$sleeping"
	done
}

step lease take_lease || exit
step clear-up restore found || exit 12
step stop stop_service || exit 12
step unit remove_unit || exit 12
step environment remove_environment || exit 12
step releases remove_releases || exit 12
step user remove_user
step state remove_state || exit 12
exit 0
