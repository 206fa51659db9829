# Looks at a release that runs already and changes nothing, but the settings noted beside it.

expect new
start_asking
step watch watch
stop_asking
[ -z "$release_record" ] || [ "$release_record" = "$(cat "$state/releases/$new/record")" ] ||
	printf '%s\n' "$release_record" | put "$state/releases/$new/record" 0600
exit 0
