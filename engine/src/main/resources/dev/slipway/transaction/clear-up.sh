# Restores what an unfinished transaction left, so that another can be planned from what is there.

step lease take_lease || exit
remove_parts
step clear-up restore found || exit 12
exit 0
