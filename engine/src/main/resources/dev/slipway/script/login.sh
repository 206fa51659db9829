# The room of a script that runs as the user who logged in.
# Given: $token, $loader; $PATH is ours already.
cd /
umask 022
printf '\n%s room\n' "$token"
exec env -i PATH="$PATH" HOME="${HOME:-/}" LC_ALL=C /bin/sh -c "$loader"
