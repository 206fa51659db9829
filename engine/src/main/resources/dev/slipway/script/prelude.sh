# What every script may use. Given: $slipway_token.
begin() {
  slipway_step=$1
  IFS=' ' read -r slipway_now slipway_rest </proc/uptime
  printf '\n%s begin %s %s\n' "$slipway_token" "$1" "$slipway_now"
}
end() {
  IFS=' ' read -r slipway_now slipway_rest </proc/uptime
  printf '\n%s end %s %s %s\n' "$slipway_token" "$slipway_step" "$1" "$slipway_now"
}
step() {
  begin "$1"
  shift
  "$@" 2>&1
  set -- $?
  end "$1"
  return "$1"
}
# In a shell of its own: a probe can neither end the script nor change it, nor take its input.
facts() {
  begin "$1"
  shift
  ("$@") </dev/null 2>/dev/null
  set -- $?
  end "$1"
  return "$1"
}
# dd with fullblock is exact both in coreutils and in busybox; busybox's head reads ahead. Its own
# words tell a full piece from the end of the input.
take() {
  slipway_left=$1
  while [ "$slipway_left" -gt 0 ]; do
    slipway_piece=1048576
    [ "$slipway_left" -ge $slipway_piece ] || slipway_piece=$slipway_left
    { slipway_said=$(timeout "${2:-20}" dd bs="$slipway_piece" count=1 iflag=fullblock 2>&1 >&3 3>&-); } 3>&1
    case $slipway_said in
    '1+0 records in'*) ;;
    *) return 1 ;;
    esac
    slipway_left=$((slipway_left - slipway_piece))
  done
}
# The shell's own read takes byte by byte, so nothing behind the line is lost; dash has no read -t.
line() {
  line=$(timeout "$1" sh -c 'IFS= read -r l && printf %s "$l"')
}
