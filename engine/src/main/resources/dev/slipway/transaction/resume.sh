# Ends a transaction whose client is gone. Uploads nothing and switches nothing: what is armed is
# judged and confirmed, or restored; what had not got as far as the switch is cleared up.

# adopt_pending: the transaction becomes ours, with a new token and a new deadline. The old deadline
# sees that it is not meant any more, and so would the script that armed it.
adopt_pending() {
	(
		flock -w 300 8 || exit 1
		[ -e "$guard/pending" ] && [ ! -e "$guard/restoring" ] || { echo "it is being restored"; exit 1; }
		{
			while IFS= read -r pending_line; do
				case $pending_line in token=* | attempt=* | armed=*) ;; *) printf '%s\n' "$pending_line" ;; esac
			done <"$guard/pending"
			printf '%s=%s\n' token "$token" attempt "$attempt" armed "$(date +%s)"
		} | put "$guard/pending" 0600
	) 8>>"$guard/lock" || return 1
	systemd-run --quiet --collect --unit="$deadline-$token.service" \
		/bin/sh "$guard/restore" "$service" deadline "$deadline_seconds" "$token"
}

step lease take_lease || exit
[ -e "$guard/pending" ] || { remove_parts; exit 20; }
read_pending
if [ -z "$p_token" ] || [ -e "$guard/restoring" ] || [ "$(readlink "$home/current")" != "releases/$p_new" ]; then
	step restore restore found || exit 12
	exit 21
fi
absent_user=$p_user
step adopt adopt_pending || exit 12
expect new
start_asking
step watch watch || went_back "$why"
step confirm confirm || went_back failed
stop_asking
exit 0
