# What is seen of the service: lines of fields separated by tabs, judged by the client.
#   process  UPTIME KEY=VALUE...      systemctl show
#   exe      same | other PATH | none | not-compared
#   hash     SHA256                   of the process's executable, once a process
#   port     NUMBER own | free | other PID NAME | unknown REASON
#   answer   UPTIME UPTIME-BEFORE good|bad|unknown TEXT
# $expected_exe, $ports and the question are those of the release that should be running.

properties=ActiveState,SubState,Result,MainPID,InvocationID,NRestarts,ExecMainCode,ExecMainStatus,ControlGroup

# look: one sample; $whole says whether nothing is left to be wished for, which only sets the pace.
look() {
	whole=yes
	IFS=' ' read -r up rest </proc/uptime
	seen=$(systemctl show -p "$properties" "$unit" | tr '\n' '\t')
	printf 'process\t%s\t%s\n' "$up" "$seen"
	main_pid=${seen##*MainPID=}
	main_pid=${main_pid%%	*}
	[ "${main_pid:-0}" = 0 ] || last_pid=$main_pid
	cgroup=${seen##*ControlGroup=}
	cgroup=${cgroup%%	*}
	case $seen in *ActiveState=active*) ;; *) whole=no ;; esac
	look_at_exe
	for port in $ports; do look_at_port; done
	tell_answers
	case $question,$last_answer in ,* | *,good | *,unknown) ;; *) whole=no ;; esac
	return 0
}

# look_at_exe: which file runs. The process right after a start is still systemd's own helper. A
# wrapper may stay the main process, so the others of the unit are looked at as well.
look_at_exe() {
	if [ "${main_pid:-0}" = 0 ]; then
		whole=no
		printf 'exe\tnone\n'
		return
	fi
	if [ -z "$expected_exe" ]; then
		printf 'exe\tnot-compared\n'
		return
	fi
	for process in $main_pid $(unit_processes); do
		[ "/proc/$process/exe" -ef "$expected_exe" ] || continue
		printf 'exe\tsame\n'
		if [ "$hashed" != "$process" ]; then
			hashed=$process
			hash=$(sha256sum <"/proc/$process/exe" 2>/dev/null)
			printf 'hash\t%s\n' "${hash%% *}"
		fi
		return
	done
	whole=no
	printf 'exe\tother\t%s\n' "$(readlink "/proc/$main_pid/exe")"
}

unit_processes() {
	for tree in /sys/fs/cgroup /sys/fs/cgroup/unified /sys/fs/cgroup/systemd; do
		[ -n "$cgroup" ] && [ -r "$tree$cgroup/cgroup.procs" ] || continue
		cat "$tree$cgroup/cgroup.procs"
		return
	done
}

# look_at_port: whether the listening socket of $port is the unit's. Read below the process's own
# /proc, so that a private network is right too; what was found once for these sockets stays true.
look_at_port() {
	net=/proc/net
	[ "${main_pid:-0}" = 0 ] || net=/proc/$main_pid/net
	inodes=$(grep -hi "^ *[0-9]*: [0-9A-F]*:$(printf %04X "$port") [0-9A-F]*:0000 0A " "$net/tcp" "$net/tcp6" 2>/dev/null |
		while read -r _ _ _ _ _ _ _ _ _ inode _; do printf ' socket:[%s]' "$inode"; done)
	if [ -z "$inodes" ]; then
		whole=no
		if [ -r "$net/tcp" ]; then printf 'port\t%s\tfree\n' "$port"; else printf 'port\t%s\tunknown\t%s cannot be read\n' "$port" "$net/tcp"; fi
		return
	fi
	case "$owned" in *"<$port $main_pid$inodes>"*) printf 'port\t%s\town\n' "$port" && return ;; esac
	for process in $main_pid $(unit_processes); do
		for inode in $inodes; do
			case "$(ls -l "/proc/$process/fd" 2>/dev/null)" in *"$inode"*) ;; *) continue ;; esac
			owned="$owned<$port $main_pid$inodes>"
			printf 'port\t%s\town\n' "$port"
			return
		done
	done
	whole=no
	printf 'port\t%s\tother\t%s\n' "$port" "$(socket_owner "${inodes# }")"
}

# socket_owner SOCKET...: "PID NAME" of a process that has it open.
socket_owner() {
	for directory in $(ls -l /proc/[0-9]*/fd 2>/dev/null | awk -v wanted="$1" '/^\//{at = $1} index($0, wanted){print at; exit}'); do
		directory=${directory%/fd:}
		printf '%s %s' "${directory#/proc/}" "$(cat "$directory/comm" 2>/dev/null)"
		return
	done
	printf '0 unknown'
}

# start_asking, stop_asking: the question in the background. It holds neither lease nor guard.
start_asking() {
	last_answer=
	[ -n "$question" ] || return 0
	(umask 077 && mkdir -p "$run") # gone since the last boot, when nothing was deployed since
	choose_tools
	# Opened here and not by the child, which may come to run only after the name is gone.
	exec 6>>"$run/answers-$self" 7<"$run/answers-$self"
	rm -f "$run/answers-$self" # both have it open; nothing is left of it whoever dies
	ask_again_and_again </dev/null >&6 2>/dev/null 6>&- 7<&- 9>&- &
	asking=$!
	exec 6>&-
}

stop_asking() {
	[ -n "$asking" ] || return 0
	kill "$asking" 2>/dev/null
	tell_answers
	asking=
}

# tell_answers: those that came since the last time.
tell_answers() {
	[ -n "$asking" ] || return 0
	while IFS=' ' read -r answered before kind_told text <&7; do
		last_answer=$kind_told
		printf 'answer\t%s\t%s\t%s\t%s\n' "$answered" "$before" "$kind_told" "$text"
	done
}
