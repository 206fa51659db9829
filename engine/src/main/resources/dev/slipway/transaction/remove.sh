# Takes a service away: everything that deploys of it made. What the service wrote itself stays. There
# is no undo, so nothing of it runs without a plan that was shown. Left behind are the journal and the
# lease, because a lock file that is unlinked is no lock for whoever has it open.

stop_service() {
	systemctl stop "$unit"
	systemctl reset-failed "$unit" 2>/dev/null
	return 0
}

remove_unit() {
	unit_links | while IFS= read -r link; do rm -f "$link" && rmdir "${link%/*}" 2>/dev/null; done
	rm -f "$unit_file" && sync /etc/systemd/system && systemctl daemon-reload
}

remove_environment() {
	for name in $env_gone; do rm -f "$environment/$name"; done
	rmdir "$environment" 2>/dev/null
	return 0
}

remove_releases() {
	rm -rf "$home/releases" "$home/current" || return 1
	rmdir "$home" 2>/dev/null
	return 0
}

remove_user() {
	read -r p_user <"$state/made-user" || return 0
	take_away_user
}

remove_state() {
	take_away_guard
	rm -rf "$state/releases" "$guard" "$state/made-user" "$run"
	note removed "$service"
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
