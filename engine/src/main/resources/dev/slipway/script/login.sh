# The room of a script that runs as the user who logged in.
# Given: $token, $loader, $kept; $PATH is ours already.
cd /
umask 022
printf '\n%s room\n' "$token"
exec env -i PATH="$PATH" HOME="${HOME:-/}" LC_ALL=C ${kept:+"slipway_kept=$kept"} /bin/sh -c "$loader"
