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

# remove_releases: those of Slipway's names. A service that was adopted may keep its own beside them.
remove_releases() {
	case $(readlink "$home/current") in releases/????????T??????Z-????????) rm -f "$home/current" || return 1 ;; esac
	for directory in "$home"/releases/????????T??????Z-???????? "$home"/releases/*.part; do
		[ ! -e "$directory" ] || rm -rf "$directory" || return 1
	done
	rmdir "$home/releases" 2>/dev/null
	take_away_directory "$home"
}

# bring_back: what the first deploy replaced with --adopt, as it was then; 1 when it does not start, 2
# when it does not lie there. Slipway writes no drop-ins, and those outside of /etc belong to packages,
# which may have changed them since.
bring_back() {
	grep -v -e ' /usr/' -e ' /run/' -e ' /lib/' "$state/adopted/list" >"$run/list"
	put "$state/adopted/list" 0600 <"$run/list" && put_back "$state/adopted" && systemctl daemon-reload || return 2
	field "$state/adopted/before" ActiveState
	! is_active "ActiveState=$value" || start_afresh
}

remove_user() {
	read -r p_user <"$state/made-user" || return 0
	take_away_user
}

# remove_state: the lock goes while it is held; see take_lease.
remove_state() {
	stop_deadlines
	take_away_guard
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

run() { ! planned "$1" || step "$@"; }

run lease take_lease || exit
# A deploy that ended since the plan was made left another server than the plan is for.
if [ -e "$guard/pending" ]; then planned clear-up || exit 3; else ! planned clear-up || exit 3; fi
run clear-up restore found || exit 12
run stop stop_service || exit 12
run unit remove_unit || exit 12
run environment remove_environment || exit 12
run releases remove_releases || exit 12
run bring-back bring_back
case $? in 0) failed= ;; 1) failed=yes ;; *) exit 12 ;; esac
run user remove_user
run state remove_state || exit 12
[ -z "$failed" ] || exit 12
exit 0
