# A transaction from its first line to its last. The client planned it: $steps names what is to be
# done, and nothing else is. It decides the verdict too; where it falls silent, the server goes back.
#
# Input: executable, unit and environment files by exact counts, "go ATTEMPT", and then lines:
# "look", "confirm ATTEMPT", anything else means go back. End of input means the same.

# run ID COMMAND: the step, if it is planned. Tests stop the server after a step by $stop_after.
run() {
	planned "$1" || return 0
	step "$@" || return
	[ "$1" != "$stop_after" ] || pause
}

pause() {
	: >"$run/paused"
	while [ -e "$run/paused" ]; do sleep 0.05 9>&-; done
}

# stopped WHY: nothing was changed.
stopped() {
	take_back_upload
	note stopped "$new: $1"
	exit 10
}

run lease take_lease || exit
expect new
remove_parts
run upload upload || stopped "upload failed"
hear && [ "$line" = "go $attempt" ] || stopped "the client was gone after the upload"
note_forced
run arm arm || stopped "the guard could not be armed"

why=failed
{
	run user make_user && run environment write_environment && run unit write_unit && run enable enable_unit &&
		start_asking && run switch switch_current && run reload reload_units && run restart restart_unit
} || went_back "$why"
run watch watch || went_back "$why"
run confirm confirm || went_back failed
stop_asking
run clean-up clean_up
exit 0
