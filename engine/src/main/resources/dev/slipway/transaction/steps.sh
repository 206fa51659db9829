# The steps of a transaction, in the order in which deploy.sh runs them. Each is idempotent, and says
# what a cut right after it leaves behind.

planned() { case " $steps " in *" $1 "*) ;; *) return 1 ;; esac; }

# upload: the release beside the others, whole and on disk before anything refers to it.
# A cut leaves directories *.part, which the next transaction removes.
upload() {
	part=$home/releases/$new.part
	record=$state/releases/$new.part
	made_directories=
	for directory in "$environment" "$home/releases" "$home"; do
		[ -d "$directory" ] || made_directories="$made_directories $directory"
	done
	upload_files
}

upload_files() {
	mkdir -p "$part" && (umask 077 && mkdir -p "$record/env") || return 1
	if [ -n "$executable_from" ]; then
		ln "$home/releases/$executable_from/$service" "$part/$service" ||
			cp "$home/releases/$executable_from/$service" "$part/$service" || return 1
	else
		receive "$executable_size" >"$part/$service" || return 1
	fi
	receive "$unit_size" >"$record/unit" || return 1
	index=0
	for name in $env_names; do
		index=$((index + 1))
		eval "env_size=\$env_size_$index"
		(umask 077 && receive "$env_size" >"$record/env/$name") || return 1
	done
	printf '%s\n' "$release_record" >"$record/record" || return 1

	arrived=$(sha256sum <"$part/$service")
	[ "${arrived%% *}" = "$executable_sha256" ] ||
		{ echo "SHA-256 ${arrived%% *} arrived, $executable_sha256 was sent"; return 1; }
	chmod 0755 "$part/$service" || return 1
	# Files, then their directories, then the renames, then the directories that hold the new names.
	# The release comes last: where it is, its record is.
	find "$part" "$record" -type f -exec sync {} + && sync "$part" "$record" "$record/env" || return 1
	mv -T "$record" "$state/releases/$new" && sync "$state/releases" || return 1
	mv -T "$part" "$home/releases/$new" && sync "$home/releases" "$home" "${home%/*}"
}

# receive BYTES: from the client to standard output, a mebibyte at a time, so that a link that goes
# down in the middle frees the lease after 20 s and not after TCP has given up.
receive() {
	left=$1
	while [ "$left" -gt 0 ]; do
		piece=1048576
		[ "$left" -ge "$piece" ] || piece=$left
		take "$piece" || {
			echo "$left of $1 bytes did not arrive" >&2
			printf '%s\n' "$slipway_said" | grep '^dd: ' >&2 # why, when it is not the client's end
			return 1
		}
		left=$((left - piece))
		heard
	done
}

# take_back_upload: nothing refers to it yet.
take_back_upload() {
	remove_parts
	[ "$kind" != fresh ] || remove_release "$new"
	for directory in $made_directories; do rmdir "$directory" 2>/dev/null; done
}

remove_parts() {
	for directory in "$home"/releases/*.part "$state"/releases/*.part; do
		[ ! -e "$directory" ] || rm -rf "$directory"
	done
}

# note_forced: what the client goes on in spite of, in the journal and beside the release, before
# anything is changed. Lines of $forced: ID REASON.
note_forced() {
	[ -n "$forced" ] || return 0
	printf '%s' "$forced" | while IFS= read -r forced_line; do
		note forced "$new by $owner: $forced_line"
		printf '%s %s %s\n' "$(date +%s)" "$owner" "$forced_line" >>"$state/releases/$new/forced"
	done
}

# arm: from here on the server goes back by itself unless `commit` says otherwise. Everything that
# restore needs is on disk before `pending` is, and `pending` is before the first change.
# A cut leaves all as it was; boot, deadline and the next transaction clear it up.
arm() {
	[ ! -e "$guard/pending" ] || { echo "an unfinished transaction is still there"; return 1; }
	arm_guard && return
	[ -n "$old" ] || take_away_guard # a first deploy that stops here leaves nothing behind
	return 1
}

arm_guard() {
	rm -rf "$guard/saved" "$guard/restoring" "$guard/why"
	before=$(systemctl show -p ActiveState,FragmentPath,UnitFileState "$unit")
	(umask 077 && mkdir "$guard/saved") && save_all && keep_adopted && install_guard || return 1
	# A saved link is in its directory; sync would follow it.
	find "$guard/saved" -type f -exec sync {} + && sync "$guard/saved" "$guard" || return 1
	old_active=no
	! is_active "$before" || old_active=yes
	absent_user=
	[ -z "$user_to_make" ] || id -u "$user_to_make" >/dev/null 2>&1 || absent_user=$user_to_make
	printf '%s=%s\n' token "$token" attempt "$attempt" kind "$kind" new "$new" old "$old" old_active "$old_active" \
		user "$absent_user" adopts "$adopts" owner "$owner" armed "$(date +%s)" seconds "$deadline_seconds" |
		put "$guard/pending" 0600 || return 1
	systemd-run --quiet --collect --unit="$deadline-$token.service" \
		/bin/sh "$guard/restore" "$service" deadline "$deadline_seconds" "$token" && return
	rm -f "$guard/pending"
	sync "$guard"
	return 1
}

# save_all: saved/list names every path that this transaction may touch, with what is there now.
save_all() {
	saved=0
	: >"$guard/saved/list"
	unit_links >"$guard/saved/links"
	{
		echo "$unit_file"
		drop_ins
		cat "$guard/saved/links"
		for name in $env_names $env_gone; do echo "$environment/$name"; done
	} >"$run/save"
	while IFS= read -r path; do save "$path" || return 1; done <"$run/save"
	if [ -n "$old" ]; then # what ran, even where `current` says something else
		saved=$((saved + 1))
		ln -s "releases/$old" "$guard/saved/$saved" && echo "saved $saved $home/current" >>"$guard/saved/list"
	else
		save "$home/current"
	fi
	for path in $made_directories; do echo "no-directory - $path" >>"$guard/saved/list"; done
}

save() {
	if [ -e "$1" ] || [ -L "$1" ]; then
		saved=$((saved + 1))
		cp -pP "$1" "$guard/saved/$saved" && echo "saved $saved $1" >>"$guard/saved/list"
	else
		echo "absent - $1" >>"$guard/saved/list"
	fi
}

is_active() { case $1 in *ActiveState=active* | *ActiveState=activating* | *ActiveState=reloading*) ;; *) return 1 ;; esac; }

# keep_adopted: what this service replaces although it is none of ours, for `remove`. $adopts is empty
# once a release of ours stayed; what an earlier attempt kept counts no more until then.
keep_adopted() {
	[ -n "$adopts" ] || return 0
	rm -rf "$state/adopted" || return 1
	[ "$adopts" = yes ] || return 0
	(umask 077 && cp -pPR "$guard/saved" "$state/adopted" && printf '%s\n' "$before" >"$state/adopted/before") || return 1
	find "$state/adopted" -type f -exec sync {} + && sync "$state/adopted" "$state"
}

# install_guard: what restores without us. All of it is new to systemd at a first deploy and the same
# at every later one, so it never needs a reload; enabling it for the next boot is only the link.
install_guard() {
	{
		# shellcheck disable=SC2016 # expands when it runs
		printf 'PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C; export PATH LC_ALL; umask 022; service=$1; shift\n'
		printf '%s\nguard_main "$@"\n' "$guard_text"
	} >"$run/restore"
	cmp -s "$run/restore" "$guard/restore" || put "$guard/restore" 0700 <"$run/restore" || return 1
	printf '%s\n' "$boot_guard_text" >"$run/boot-guard"
	cmp -s "$run/boot-guard" "$boot_guard" || put "$boot_guard" 0644 <"$run/boot-guard" || return 1
	[ -L "$boot_link" ] || { mkdir -p "${boot_link%/*}" && point "$boot_link" "$boot_guard"; }
}

# make_user: a system account without a home and without a login.
make_user() {
	! id -u "$user_to_make" >/dev/null 2>&1 || return 0
	if getent group "$user_to_make" >/dev/null; then set -- -g "$user_to_make"; else set -- -U; fi
	useradd --system "$@" --home-dir /nonexistent --no-create-home --shell /usr/sbin/nologin "$user_to_make"
}

# write_environment: systemd reads these files as root at every start, so 0600 is enough.
write_environment() {
	mkdir -p "$environment" || return 1
	for name in $env_names; do
		cmp -s "$state/releases/$new/env/$name" "$environment/$name" ||
			put "$environment/$name" 0600 <"$state/releases/$new/env/$name" || return 1
	done
	for name in $env_gone; do rm -f "$environment/$name"; done
	sync "$environment"
}

# write_unit: with a new time stamp, because systemd goes by it when it is asked for a reload.
write_unit() { put "$unit_file" 0644 <"$state/releases/$new/unit"; }

# enable_unit: only links; nothing has to be loaded for the next boot.
enable_unit() {
	systemctl --quiet enable --no-reload "$unit" || return 1
	sync /etc/systemd/system /etc/systemd/system/*.wants
}

# switch_current: one rename. A cut leaves the new release on disk and the old one running.
switch_current() { point "$home/current" "releases/$new"; }

reload_units() { systemctl daemon-reload; }

# restart_unit: what is loaded now is what lies on disk, which the next plan wants to know. How a start
# that failed ended is seen now: what ran before is started next, and systemd forgets it.
restart_unit() {
	why=failed
	if restart_listening; then unit_print >"$state/loaded"; else
		[ "$why" = failed ] || return 1
		expect new
		ports='' question=''
		look
		return 1
	fi
}

# restart_listening: restart, until the client has something to say: it says nothing here but that it
# wants to go back, and a start may take minutes. What systemd has begun is ended by restore, whose
# own restart or stop takes its place. $why says whose wish it was.
restart_listening() {
	forget_starts
	exec 5<&0 # the input of what runs in the background would be empty
	timeout "$restart_seconds" systemctl restart "$unit" 5<&- 9>&- &
	restarting=$!
	# The shell's own read takes byte by byte: what it has not taken is still there for the watch. Once
	# it has heard something it lives to tell.
	sh -c 'IFS= read -r said; trap "" TERM; kill "$1"; case $said in back*) exit 3 ;; *) exit 4 ;; esac' \
		sh "$restarting" <&5 5<&- 9>&- 2>/dev/null &
	listening=$!
	exec 5<&-
	wait "$restarting"
	restarted=$?
	kill "$listening" 2>/dev/null
	wait "$listening" 2>/dev/null
	case $? in
	3) why=interrupted && return 1 ;;
	4) why=client && return 1 ;;
	esac
	return "$restarted"
}

# confirm: `commit` is the moment. What follows only says so elsewhere, and a cut takes nothing back.
confirm() {
	commit || return 1
	printf '%s=%s\n' at "$(date +%s)" token "$token" previous "$old" owner "$owner" | put "$state/releases/$new/confirmed" 0600
	[ -z "$abandons" ] ||
		printf '%s=%s\n' at "$(date +%s)" why "rolled back by $owner" | put "$state/releases/$old/bad" 0600
	printf '%s\n' "$release_record" | put "$state/releases/$new/record" 0600
	[ -z "$made_directories" ] && [ -e "$state/made-directories" ] ||
		printf '%s\n' $made_directories | put "$state/made-directories" 0600
	[ -z "$absent_user" ] || printf '%s\n' "$absent_user" | put "$state/made-user" 0600
	systemctl stop "$deadline-$token.service" 2>/dev/null
	rm -rf "$guard/saved"
	settle_systemd </dev/null >/dev/null 2>&1 9>&- &
	note confirmed "$new instead of ${old:-nothing}"
}

# settle_systemd: systemd 257 takes links that were made without a reload for a unit that changed on
# disk, and says so at every look; 247 goes on saying "disabled" of a unit that was loaded before it
# was enabled. Nothing depends on it now, so nobody waits.
settle_systemd() {
	case $(systemctl show -p NeedDaemonReload,UnitFileState "$unit") in
	*NeedDaemonReload=yes*) systemctl daemon-reload ;;
	*UnitFileState=disabled*) ! planned enable || systemctl daemon-reload ;;
	esac
}

clean_up() {
	for id in $releases_to_remove; do remove_release "$id" && note removed "$id"; done
}
