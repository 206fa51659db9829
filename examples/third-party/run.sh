#!/bin/sh
# Builds three services that other people wrote, obtained as Go modules, and ships each to Debian 11,
# 12 and 13: doctor, deploy, proof. Needs root (it boots the servers), Go 1.26, gcc; the builds take
# some minutes the first time. Exits 0 when everything went as announced.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
slipway=${SLIPWAY:-$here/../../slipway}
export SLIPWAY_SANDBOX=slipmods
work=$(mktemp -d)
trap '"$slipway" sandbox down --all; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# run EXIT WORDS: slipway WORDS in this directory, held to its exit code.
run() {
	announced=$1
	shift
	echo "\$ slipway $*"
	exit=0
	"$slipway" "$@" || exit=$?
	[ "$exit" = "$announced" ] || { echo "exit $exit, announced was $announced" >&2; exit 1; }
	echo
}

run 0 sandbox up debian11 debian12 debian13
export SLIPWAY_SSH_CONFIG=/run/slipmods-sandbox/ssh_config

for service in caddy node_exporter; do
	echo "== $service"
	cp -r "$here/$service" "$work/$service"
	cd "$work/$service"
	run 0 doctor debian11 debian12 debian13
	run 0 deploy debian11 debian12 debian13
done

echo "== cfssl, with cgo: its ordinary build needs a newer glibc than Debian 11 has"
cp -r "$here/cfssl" "$work/cfssl"
cd "$work/cfssl"
run 1 doctor debian11
run 1 deploy debian11
run 0 deploy debian12 debian13
echo "== cfssl, linked statically, for Debian 11"
cp static.yaml slipway.yaml
run 0 doctor debian11
run 0 deploy debian11
run 0 status debian11 debian12 debian13
