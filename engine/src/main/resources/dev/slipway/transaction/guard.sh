# The guard: how the server goes back by itself. These lines are part of every transaction, and lie
# on the server as guard/restore, where the deadline and the boot oneshot start them.
#
# `pending` is the truth. It is written before the first change and renamed away at the end:
# to `confirmed` by confirm, to `restored` by restore. Both hold guard/lock, so one of them wins.
# Whoever finds no `pending` does nothing; a service or unit that was left over is harmless.

# read_pending: its lines into p_KEY. An empty or torn file gives no p_token.
read_pending() {
	for pending_key in token attempt kind new old old_active user adopts; do eval "p_$pending_key="; done
	while IFS= read -r pending_line; do
		case ${pending_line%%=*} in
		token | attempt | kind | new | old | old_active | user | adopts) eval "p_${pending_line%%=*}=\${pending_line#*=}" ;;
		esac
	done <"$guard/pending"
}

# commit: the new release stays. After the rename it does, whatever dies; only when the rename is on
# disk may anybody call it green, so the fsync belongs to it.
commit() {
	(
		flock -w 60 8 || { echo "the guard's lock was not free for a minute"; exit 1; }
		[ -e "$guard/pending" ] || { echo "too late: the release before was restored"; exit 1; }
		[ ! -e "$guard/restoring" ] || { echo "too late: the release before is being restored"; exit 1; }
		read_pending
		[ "$p_token" = "$token" ] || { echo "overtaken by a deploy with token $p_token"; exit 1; }
		mv -fT "$guard/pending" "$guard/confirmed" && sync "$guard"
	) 8>>"$guard/lock"
}

# restore WHY: back to what was there before `pending` was written. Idempotent and killable at any
# line: `pending` stays until the end, so whoever comes next begins again.
# WHY: verdict, failed, interrupted, client, silence, found, deadline, boot.
restore() {
	(
		flock -w 300 8 || { echo "another restore has been running for five minutes"; exit 1; }
		restore_locked "$1"
	) 8>>"$guard/lock"
}

restore_locked() {
	[ -e "$guard/pending" ] || return 0
	read_pending
	if [ -z "$p_token" ]; then
		# The power went before `pending` was on disk, and it is on disk before anything changes.
		rm -f "$guard/pending" && sync "$guard"
		note disarmed "the record of an unfinished deploy was empty: nothing had been changed"
		return 0
	fi

	# A transaction undoes its own changes only; all others undo what they find.
	[ -z "$token" ] || [ "$token" = "$p_token" ] || [ "$1" = found ] || return 0

	# Whether the release had been switched to is seen by the first attempt only.
	if [ -e "$guard/restoring" ]; then
		unit_changed=yes
		field "$guard/restoring" switched
		switched=$value
	else
		unit_changed=no
		switched=no
		[ "$(readlink "$home/current")" != "releases/$p_new" ] || switched=yes
		printf 'why=%s\nswitched=%s\nat=%s\n' "$1" "$switched" "$(date +%s)" >"$guard/restoring"
		sync "$guard/restoring" "$guard"
	fi

	# What did not run before is stopped while its unit still says how.
	if [ "$1" != boot ] && [ "$p_old_active" != yes ]; then
		systemctl stop "$unit"
		systemctl reset-failed "$unit" 2>/dev/null
	fi

	put_back "$guard/saved" || return 1
	[ "$unit_changed" = no ] || { rm -f "$state/loaded" && systemctl daemon-reload; }

	restart_failed=
	if [ "$1" != boot ] && [ "$p_old_active" = yes ]; then
		start_afresh || restart_failed="; its restart failed"
	fi

	take_away_release "$1"
	take_away_user
	mv -fT "$guard/pending" "$guard/restored" && mv -fT "$guard/restoring" "$guard/why" && sync "$guard"
	note restored "${p_old:-what was there before} instead of $p_new ($1$restart_failed)"
	rm -rf "$guard/saved"
	if [ -z "$p_old" ]; then
		take_away_guard
		[ "$1" = boot ] || systemctl daemon-reload # forgets the guard's unit, which is gone
	fi
	[ "$p_adopts" != yes ] || rm -rf "$state/adopted"
	[ "$1" = deadline ] || systemctl stop "$deadline-$p_token.service" 2>/dev/null
	return 0
}

# start_afresh: restart. The time is bounded, so that a release that neither stops nor starts does not
# hold lease and guard.
start_afresh() {
	forget_starts
	timeout "${restart_seconds:-300}" systemctl restart "$unit"
}

# forget_starts: five starts in ten seconds and systemd refuses the next, and on 257 a reload does not
# forget them. The socket goes down with the same limit.
forget_starts() {
	systemctl reset-failed "$unit" 2>/dev/null
	for socket in /etc/systemd/system/"$service".socket /usr/lib/systemd/system/"$service".socket; do
		[ -e "$socket" ] || continue
		systemctl is-failed --quiet "$service.socket" || continue
		systemctl reset-failed "$service.socket"
		systemctl start "$service.socket"
	done
}

# put_back SAVED: each path of SAVED/list as it was: a file or link with its old bytes, or nothing.
put_back() {
	unit_links | grep -vxF -f "$1/links" | while IFS= read -r new_link; do
		rm -f "$new_link" && sync "${new_link%/*}"
		rmdir "${new_link%/*}" 2>/dev/null
	done
	while read -r kind number path; do
		case $kind in
		saved)
			! same "$1/$number" "$path" || continue
			mkdir -p "${path%/*}" && rm -f "$path.slipway-new"
			# A hard link needs no free space; a copy serves where /var and /etc are two file systems.
			ln "$1/$number" "$path.slipway-new" 2>/dev/null ||
				cp -pP "$1/$number" "$path.slipway-new" || return 1
			mv -fT "$path.slipway-new" "$path" && sync "${path%/*}" || return 1
			;;
		absent)
			[ -e "$path" ] || [ -L "$path" ] || continue
			rm -f "$path" && sync "${path%/*}" || return 1
			;;
		*) continue ;;
		esac
		case $path in /etc/systemd/*) unit_changed=yes ;; esac
	done <"$1/list"
}

# same SAVED PATH: whether both are the same link, or files of the same bytes.
same() {
	if [ -L "$1" ]; then
		[ -L "$2" ] && [ "$(readlink "$1")" = "$(readlink "$2")" ]
	else
		[ ! -L "$2" ] && cmp -s "$1" "$2"
	fi
}

# take_away_release WHY: a release that ran and did not stay is marked bad, so that no rollback
# chooses it. One that never ran, or that would be all that is left of a first deploy, goes away.
take_away_release() {
	[ "$p_new" != "$p_old" ] || return 0
	case $p_kind,$switched,$1 in
	fresh,no,*) remove_release "$p_new" ;;
	fresh,*)
		if [ -n "$p_old" ]; then mark_bad "$1"; else remove_release "$p_new"; fi
		;;
	known,yes,verdict) mark_bad "$1" ;; # it had been confirmed once; a cut line says nothing against it
	esac
	while read -r kind number path; do
		[ "$kind" != no-directory ] || rmdir "$path" 2>/dev/null
	done <"$guard/saved/list"
}

mark_bad() { printf 'at=%s\nwhy=%s\n' "$(date +%s)" "$1" | put "$state/releases/$p_new/bad" 0600; }

remove_release() { rm -rf "$home/releases/$1" "$state/releases/$1"; }

# take_away_user: the account goes only when this deploy made it ($p_user is set when it was absent
# before) and no file is left that would belong to nobody, or to the next account with its number.
take_away_user() {
	[ -n "$p_user" ] && id -u "$p_user" >/dev/null 2>&1 || return 0
	for directory in /var/lib/"$service" /var/cache/"$service" /var/log/"$service"; do
		[ "$(stat -c %U "$directory" 2>/dev/null)" != "$p_user" ] || rmdir "$directory" 2>/dev/null
	done
	owned=$(timeout 10 find /var /home /srv /opt /tmp /run -xdev -user "$p_user" -print -quit 2>/dev/null)
	case $?,$owned in
	124, | 143,) note kept "user $p_user: ten seconds were not enough to see whether it owns a file" ;;
	*,) userdel "$p_user" 2>/dev/null || deluser "$p_user" 2>/dev/null ;;
	*) note kept "user $p_user: it owns $owned" ;;
	esac
}

# take_away_guard: nothing of Slipway's that starts at boot stays where it did not stay itself.
take_away_guard() {
	rm -f "$boot_link" "$state/loaded"
	for other in /etc/systemd/system/*.wants/slipway-guard@*.service; do
		[ ! -L "$other" ] || return 0
	done
	rm -f "$boot_guard"
	sync /etc/systemd/system
}

# guard_main WHY [SECONDS TOKEN]: what guard/restore runs. The deadline sleeps as a service, because a
# timer is set back by every daemon-reload of the server; it is meant for one transaction only.
guard_main() {
	(umask 077 && mkdir -p "$run")
	if [ "$1" = deadline ]; then
		sleep "$2"
		field "$guard/pending" token
		[ "$value" = "$3" ] || exit 0
	fi
	restore "$1"
}
