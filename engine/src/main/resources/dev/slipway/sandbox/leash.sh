# Runs a command that must not outlive the client: sh -c SCRIPT leash COMMAND...
# The client keeps standard input open and writes nothing; when it dies, the kernel closes it and
# the command is killed with everything it started (a PID namespace of its own) and everything it
# mounted (a mount namespace of its own).
exec 3<&0
unshare --mount --pid --fork --kill-child=KILL --mount-proc "$@" </dev/null 3<&- &
work=$!
(
  cat <&3
  kill -KILL "$work"
) >/dev/null 2>&1 &
exec 3<&-
wait "$work"
