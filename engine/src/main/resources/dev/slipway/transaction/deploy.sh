# A transaction from its first line to its last. The client planned it: $steps names what is to be
# done, and nothing else is. It decides the verdict too; where it falls silent, the server goes back.
#
# Input: executable, unit and environment files by exact counts, "go ATTEMPT", and then lines:
# "look", "confirm ATTEMPT", anything else means go back. End of input means the same.

planned() { case " $steps " in *" $1 "*) ;; *) return 1 ;; esac; }

# run ID COMMAND: the step, if it is planned. Tests stop the server after a step by $stop_after.
run() {
	planned "$1" || return 0
	step "$@" || return 1
	[ "$1" != "$stop_after" ] || pause
}

pause() {
	: >"$run/paused"
	while [ -e "$run/paused" ]; do sleep 0.05; done 9>&-
}

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

# stopped: nothing was changed. went_back WHY: what ran before runs again, and the client may look.
stopped() {
	note stopped "$new: $1"
	exit 10
}

went_back() {
	stop_asking >/dev/null
	step restore restore "$1" || { note restore-failed "$new: $1"; exit 12; }
	expect old
	start_asking
	step proof show_what_is_back
	stop_asking
	exit 11
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
	while hear; do
		case $line in
		look) look ;;
		"confirm $attempt") return 0 ;;
		back*) why=${line#back } && return 1 ;;
		*) why=client && return 1 ;;
		esac
	done
	return 1
}

# hear: a line of the client, or why there is none.
hear() {
	line "$silence_seconds"
	case $? in
	0) heard ;;
	1) why=client && return 1 ;;
	*) why=silence && return 1 ;;
	esac
}

# show_what_is_back: after a restore the client looks at the release before with the same verdict,
# and asks what became of the other one.
show_what_is_back() {
	look
	while hear; do
		case $line in
		look) look ;;
		"logs "*) logs_of_invocation "${line#logs }" ;;
		"owner "*) port=${line#owner } && look_at_port ;;
		*) return 0 ;;
		esac
	done
}

# logs_of_invocation ID: the last lines of that start: the service's own and systemd's about it.
logs_of_invocation() {
	journalctl -q --no-pager -o cat -n 60 "_SYSTEMD_INVOCATION_ID=$1" + "INVOCATION_ID=$1" 2>/dev/null |
		cut -c1-500 | while IFS= read -r text; do printf 'log\t%s\n' "$text"; done
	printf 'logged\n'
}

step lease take_lease || exit
expect new
remove_parts
run upload upload || stopped "upload failed"
hear && [ "$line" = "go $attempt" ] || stopped "the client was gone after the upload"
run arm arm || stopped "the guard could not be armed"

{
	run user make_user && run environment write_environment && run unit write_unit && run enable enable &&
		start_asking && run switch switch && run reload reload && run restart restart_unit
} || went_back failed
run watch watch || went_back "$why"
step confirm confirm || went_back failed
stop_asking
planned clean-up && step clean-up clean_up
exit 0
