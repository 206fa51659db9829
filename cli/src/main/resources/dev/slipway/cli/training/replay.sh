# A server that plays back what a real one said to the same question (bench/record). It is the
# command of every exec of the rehearsal's sshd: it runs nothing of what it is sent.
case $SSH_ORIGINAL_COMMAND in *slipway1*) ;; *) exit 0 ;; esac
said=look
while read -r line; do
  case $line in
    slipway_token=*) token=${line#*=} ;;
    executable_sha256=*) said=deploy sha256=${line#*=}; break ;;
  esac
done
sed "s/@TOKEN@/$token/; s/@SHA256@/$(echo "$sha256" | tr -d "'")/" "$DIRECTORY/$said"
cat >/dev/null
