# The lease: one transaction a service and server. It is a lock on an open descriptor, so the kernel
# frees it with the process that holds it, however that ends, and after a reboot there is none.
# A lock made of a file or directory cannot expire safely: two takers see it expired, both take it.

# The process that holds it. $$ would be the shell around this one, which may die alone.
IFS=' ' read -r self rest </proc/self/stat

# take_lease: 0 held, $token is ours; 75 somebody holds it; 3 the server changed since the plan was
# made. The token is higher than any before, so that whoever was overtaken is refused by commit.
take_lease() {
	# A removal takes the file away while it holds it: whoever had it open then holds a lock on
	# nothing, and takes the next one.
	while :; do
		(umask 077 && mkdir -p "$state/releases" "$guard" "$run") || return 1
		exec 9>>"$state/lease.lock" || return 1
		flock -n 9 || { tell_holder; return 75; }
		[ ! "$state/lease.lock" -ef "/proc/$self/fd/9" ] || break
	done
	last_token
	[ "$expected_token" = any ] || [ "$expected_token" = "$value" ] || { echo "token $value"; return 3; }
	token=$((value + 1))
	process_start "$self"
	printf 'token=%s\nowner=%s\nsince=%s\npid=%s\nstarted=%s\nboot=%s\n' \
		"$token" "$owner" "$(date +%s)" "$self" "$value" "$(cat /proc/sys/kernel/random/boot_id)" >"$state/lease"
	heard
	echo "token $token"
}

# last_token: the highest token that was ever seen here. `lease` is not synced, the others are.
last_token() {
	highest=0
	for token_file in "$state/lease" "$guard/pending" "$guard/confirmed" "$guard/restored"; do
		field "$token_file" token
		case $value in '' | *[!0-9]*) continue ;; esac
		[ "$value" -le "$highest" ] || highest=$value
	done
	value=$highest
}

# process_start PID: the clock tick since boot at which it began, which with the boot id tells it from
# a later process of the same number. The name before it, in parentheses, may hold anything.
process_start() {
	value=
	read -r stat_line <"/proc/$1/stat" 2>/dev/null || return 0
	stat_line=${stat_line##*) }
	# shellcheck disable=SC2086 # split into the fields of proc(5), from the third on
	set -- $stat_line
	value=${20}
}

# heard: the client said something just now. A second deploy sees by it whether the holder's client
# is there or the script only waits out its silence.
heard() { IFS=' ' read -r up rest </proc/uptime && echo "$up" >"$run/heard"; }

# holder_lives: whether the process that the lease names is there, and not a later one of its number.
holder_lives() {
	field "$state/lease" boot
	[ "$value" = "$(cat /proc/sys/kernel/random/boot_id)" ] || return 1
	field "$state/lease" pid
	[ -d "/proc/${value:-none}" ] || return 1
	process_start "$value"
	began=$value
	field "$state/lease" started
	[ "$value" = "$began" ]
}

# tell_holder: who took it a moment ago has not written a name yet, and who held it before is no longer
# there. Waits for the name, 2 s at most.
tell_holder() {
	looks=0
	until holder_lives || [ "$looks" -ge 50 ]; do
		looks=$((looks + 1))
		sleep 0.04
	done
	echo busy
	while IFS= read -r holder_line; do printf 'holder.%s\n' "$holder_line"; done <"$state/lease"
	IFS=' ' read -r up rest </proc/uptime
	echo "uptime $up"
	[ ! -r "$run/heard" ] || echo "heard $(cat "$run/heard")"
}
