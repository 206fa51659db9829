# Proves a toolchain that is in its place already. Given: what proof.sh is given.
work=$dir/.part-$$
at=$dir

trap 'rm -rf "$work" "$snippet.$$"' EXIT
trap 'exit 1' HUP INT PIPE TERM
step make_room mkdir "$work" && step prove prove && step build build && step tell_shells tell_shells
