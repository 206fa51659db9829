# The health question, asked on the server with what is there: curl, wget, bash, perl, python3,
# busybox, in this order. $question is http, tcp, exec or empty; $ask_timeout in seconds.

# ask: one answer on one line: "good TEXT", "bad TEXT" or "unknown TEXT".
ask() {
	case $question in
	http) ask_http ;;
	tcp) ask_tcp ;;
	exec) ask_exec ;;
	*) echo "unknown no question" ;;
	esac
}

ask_http() {
	case $http_tool in '') echo "unknown no curl, wget, bash, perl, python3 or busybox" && return ;; esac
	# The rest is read as well: a service whose client hangs up in the middle writes errors to its log.
	answer=$("http_by_$http_tool" 2>&1 | { head -c 65536; cat >/dev/null; } | tr -d '\000')
	case $answer in
	HTTP/[0-9]*" $http_status"*) ;;
	HTTP/[0-9]*) tell bad "${answer%%"$carriage_return"*}: $(body)" && return ;;
	*"onnection refused"*) tell bad "connection to $ask_host:$ask_port refused" && return ;; # each tool in its words
	*) tell bad "$answer" && return ;;
	esac
	case $(body) in
	*"$http_contains"*) tell good "${answer%%"$carriage_return"*}" ;;
	*) tell bad "the body lacks \"$http_contains\": $(body)" ;;
	esac
}

carriage_return=$(printf '\r')
body() { printf '%s\n' "$answer" | sed '1,/^[[:space:]]*$/d'; }

# tell KIND TEXT: TEXT as one short printable line.
tell() { printf '%s %s\n' "$1" "$(printf '%s' "$2" | tr -cs '[:print:]' ' ' | cut -c1-300)"; }

http_by_curl() { curl -s -S -i --noproxy '*' --max-time "$ask_timeout" "$http_url"; }
http_by_wget() { timeout "$ask_timeout" wget -q --save-headers -O - --content-on-error --no-proxy --max-redirect=0 --tries=1 "$http_url"; }
http_by_bash() {
	# shellcheck disable=SC2016 # bash expands it
	timeout "$ask_timeout" bash -c '
		exec 3<>"/dev/tcp/$1/$2" || exit
		printf "GET %s HTTP/1.0\r\nHost: %s\r\nConnection: close\r\n\r\n" "$3" "$4" >&3
		cat <&3' bash "$ask_host" "$ask_port" "$http_path" "$http_host"
}
http_by_perl() {
	# shellcheck disable=SC2016 # perl expands it
	timeout "$ask_timeout" perl -MIO::Socket::IP -e '
		my $s = IO::Socket::IP->new(PeerHost => $ARGV[0], PeerPort => $ARGV[1]) or die "$@\n";
		print $s "GET $ARGV[2] HTTP/1.0\r\nHost: $ARGV[3]\r\nConnection: close\r\n\r\n";
		print while <$s>' "$ask_host" "$ask_port" "$http_path" "$http_host"
}
http_by_python3() {
	timeout "$ask_timeout" python3 -c '
import socket, sys
s = socket.create_connection((sys.argv[1], int(sys.argv[2])))
s.sendall(f"GET {sys.argv[3]} HTTP/1.0\r\nHost: {sys.argv[4]}\r\nConnection: close\r\n\r\n".encode())
sys.stdout.flush()
while data := s.recv(65536): sys.stdout.buffer.write(data)' "$ask_host" "$ask_port" "$http_path" "$http_host"
}
# busybox wget gives no headers; an answer other than 2xx is an error with the status line in it.
http_by_busybox() {
	if reply=$(timeout "$ask_timeout" busybox wget -q -O - "$http_url" 2>&1); then
		printf 'HTTP/1.1 200 OK\r\n\r\n%s\n' "$reply"
	else
		case $reply in *"server returned error: "*) reply="${reply##*server returned error: }$carriage_return" ;; esac
		printf '%s\n' "$reply"
	fi
}

ask_tcp() {
	case $tcp_tool in '') echo "unknown no bash, perl, python3 or busybox" && return ;; esac
	if refusal=$("tcp_by_$tcp_tool" 2>&1); then
		echo "good connected to $ask_host:$ask_port"
	else
		tell bad "$ask_host:$ask_port: ${refusal:-no connection within $ask_timeout s}"
	fi
}
# shellcheck disable=SC2016 # bash and perl expand it
{
	tcp_by_bash() { timeout "$ask_timeout" bash -c ': <>"/dev/tcp/$1/$2"' bash "$ask_host" "$ask_port"; }
	tcp_by_perl() {
		timeout "$ask_timeout" perl -MIO::Socket::IP -e \
			'IO::Socket::IP->new(PeerHost => $ARGV[0], PeerPort => $ARGV[1]) or die "$@\n"' "$ask_host" "$ask_port"
	}
}
tcp_by_python3() {
	timeout "$ask_timeout" python3 -c 'import socket, sys; socket.create_connection((sys.argv[1], int(sys.argv[2])))' \
		"$ask_host" "$ask_port"
}
tcp_by_busybox() { timeout "$ask_timeout" busybox nc -z "$ask_host" "$ask_port"; }

ask_exec() {
	index=1
	set --
	while [ "$index" -le "$exec_words" ]; do
		eval "set -- \"\$@\" \"\$exec_word_$index\""
		index=$((index + 1))
	done
	reply=$(timeout "$ask_timeout" setpriv --reuid "$ask_user" --regid "$(id -g "$ask_user")" --init-groups "$@" 2>&1 </dev/null)
	ask_exit=$?
	case $ask_exit in
	0) tell good "exit 0: $reply" ;;
	124 | 143) tell bad "no end within $ask_timeout s: $reply" ;;
	*) tell bad "exit $ask_exit: $reply" ;;
	esac
}

# choose_tools: once a transaction. https needs a client that speaks TLS.
choose_tools() {
	http_tool=
	tcp_tool=
	for tool in curl wget bash perl python3 busybox; do
		command -v "$tool" >/dev/null || continue
		case $http_tool,$tool,$http_url in
		,curl,* | ,wget,* | ,*,http:*) http_tool=$tool ;;
		esac
		case $tcp_tool,$tool in
		,bash | ,perl | ,python3 | ,busybox) tcp_tool=$tool ;;
		esac
	done
	# A busybox may call itself wget.
	case $http_tool,$(readlink -f "$(command -v wget)") in wget,*busybox) http_tool=busybox ;; esac
}

# ask_again_and_again: runs beside the transaction from before the switch to the end, and is what
# the outage is measured with. A line a change and at least four a second: "UPTIME BEFORE ANSWER",
# BEFORE being the time of the question before. It ends with its parent ($self).
ask_again_and_again() {
	before='' kind_before='' told=0 unchanged=0
	often=0.02 seldom=0.2
	[ "$question" != exec ] || often=0.25 seldom=1
	while kill -0 "$self" 2>/dev/null; do
		IFS=' ' read -r asked rest </proc/uptime
		reply=$(ask)
		unchanged=$((unchanged + 1))
		[ "${reply%% *}" = "$kind_before" ] || unchanged=0
		if [ "$unchanged" = 0 ] || [ $((${asked%.*}${asked#*.} - told)) -ge 25 ]; then
			echo "$asked ${before:-$asked} $reply"
			told=${asked%.*}${asked#*.}
		fi
		before=$asked kind_before=${reply%% *}
		if [ "$unchanged" -lt 40 ]; then sleep "$often"; else sleep "$seldom"; fi
	done
}
