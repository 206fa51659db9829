# The watch: the client looks through our eyes, a line for a look, and decides. Where it falls silent
# or its input ends, there is nobody left who could confirm, and $why says which.

# expect new|old: whose executable, ports and question `look` goes by.
expect() {
	for name in expected_exe ports question http_url http_host http_path http_status http_contains ask_host ask_port \
		ask_user ask_timeout exec_words; do
		eval "$name=\$$1_$name"
	done
	index=1
	while [ "$index" -le "$exec_words" ]; do
		eval "exec_word_$index=\$$1_exec_word_$index"
		index=$((index + 1))
	done
	hashed=
	owned=
}

# watch: the client looks through our eyes. The first looks are our own, so that a release that is
# well at once costs no round trip.
watch() {
	tries=0
	while look && [ "$whole" = no ] && [ "$tries" -lt 25 ]; do
		case $seen in *ActiveState=failed* | *NRestarts=[1-9]*) break ;; esac
		tries=$((tries + 1))
		sleep 0.04
	done
	settled
	while hear; do
		case $line in
		look) look && settled ;;
		"confirm $attempt") return 0 ;;
		back*) why=${line#back } && return 1 ;;
		*) why=client && return 1 ;;
		esac
	done
	return 1
}

# settled: a line of the client is waited for. The empty line pushes the one before through the reader
# of frames, which holds a line end back until it knows that no frame ends there.
settled() { printf 'settled\n\n'; }

# hear: a line of the client, or why there is none.
hear() {
	line "$silence_seconds"
	case $? in
	0) heard ;;
	1) why=client && return 1 ;;
	*) why=silence && return 1 ;;
	esac
}

# went_back WHY: what ran before runs again, and the client, if it is there, judges it.
went_back() {
	failed_pid=${last_pid:-0}
	step restore restore "$1" || { note restore-failed "$new: $1"; exit 12; }
	step proof show_what_is_back
	exit 11
}

# show_what_is_back: the release before is looked at like any other, with its own question, and the
# client may ask what became of the one that did not stay.
show_what_is_back() {
	stop_asking
	expect old
	start_asking
	look
	settled
	while hear; do
		case $line in
		look) look && settled ;;
		"logs "*) logs_of_invocation "${line#logs }" ;;
		back*) ;; # said when it had gone back by itself already
		"owner "*) port=${line#owner } && look_at_port && settled ;;
		*) break ;;
		esac
	done
	stop_asking
}

# logs_of_invocation ID: the last lines of that start: the service's own and systemd's about it. Lines
# that the journal takes in when their process is gone, the panic among them, have lost the ID, or
# carry the one of the next start, and come after systemd's own. They are known by their unit and the
# number of the process; where it was gone before anybody saw its number, by every process that wrote
# for the unit since systemd's first line about that start and is gone.
logs_of_invocation() {
	# On a busy server the last words may not have been taken in yet.
	timeout 5 journalctl --sync >/dev/null 2>&1
	gone=${failed_pid:-0}
	[ "$gone" != 0 ] || gone=$(gone_since "INVOCATION_ID=$1")
	set -- "_SYSTEMD_INVOCATION_ID=$1" + "INVOCATION_ID=$1"
	for number in $gone; do
		set -- "$@" + "_SYSTEMD_UNIT=$unit" "_PID=$number"
	done
	journalctl -q --no-pager -b -o cat -n 60 "$@" 2>/dev/null |
		cut -c1-500 | while IFS= read -r text; do printf 'log\t%s\n' "$text"; done
	settled
}

# gone_since MATCH: the processes that wrote for the unit since the first line that matches, and are gone.
gone_since() {
	since=$(journalctl -q --no-pager -b -o short-unix "$1" 2>/dev/null | sed -n '1s/ .*//p')
	[ -n "$since" ] || return 0
	journalctl -q --no-pager -b -o export --output-fields=_PID --since "@$since" "_SYSTEMD_UNIT=$unit" 2>/dev/null |
		sed -n 's/^_PID=//p' | sort -u | while read -r number; do
		[ -d "/proc/$number" ] || echo "$number"
	done
}
