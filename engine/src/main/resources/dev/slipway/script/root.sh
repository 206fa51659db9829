# The room of a script that runs as root. One line with the password comes first on the input,
# empty when there is none, so that the line is never taken for anything else.
# Given: $token, $loader; $PATH is ours already.
cd /
umask 022
LC_ALL=C
export LC_ALL
IFS= read -r password
enter() {
  "$@" /usr/bin/env -i PATH="$PATH" HOME=/root LC_ALL=C /bin/sh -c "$loader"
}
if [ "$(id -u)" = 0 ]; then
  printf '\n%s room\n' "$token"
  enter exec
fi
# Without a terminal sudo keeps its ticket for the parent process: every sudo here is a child of
# this same shell, and the last one is not replaced by exec either.
printf '\n%s begin sudo 0\n' "$token"
if sudo -n true 2>&1; then
  way=ticket
elif [ -z "$password" ]; then
  way=none
elif ! printf '%s\n' "$password" | sudo -S -v -p '' 2>&1; then
  way=none
elif sudo -n true 2>/dev/null; then
  way=ticket
else
  # timestamp_timeout=0 keeps no ticket, but the password is right: sudo takes exactly that line.
  way=password
fi
[ $way != none ]
printf '\n%s end sudo %s 0\n' "$token" $?
[ $way != none ] || exit 1
printf '\n%s room\n' "$token"
if [ $way = ticket ]; then
  password=
  enter sudo -n
else
  { printf '%s\n' "$password"; password=; exec cat; } | enter sudo -S -p ''
fi
exit $?
