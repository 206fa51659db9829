# Makes the root file system of a suite with a C compiler beside its place and renames it when it is whole:
#   sh -c SCRIPT workshop IMAGE WORKSHOP RECIPE PACKAGE...
# Of several that want the same one, the first makes it and the others wait.
set -eu
image=$1 workshop=$2 recipe=$3
shift 3
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH LC_ALL=C DEBIAN_FRONTEND=noninteractive

exec 9>"$workshop.lock"
flock 9
[ "$(cat "$workshop/etc/slipway-workshop" 2>/dev/null)" != "$recipe" ] || exit 0
part=$workshop.part
rm -rf --one-file-system "$part"
cp -a --reflink=auto "$image" "$part"
cp -L /etc/resolv.conf "$part/etc/resolv.conf"
mount -t proc proc "$part/proc" # of this mount namespace: gone with it
chroot "$part" apt-get update -qq
chroot "$part" apt-get install -y -qq --no-install-recommends "$@"
umount "$part/proc"
rm -rf "$part"/var/cache/apt/archives/*.deb "$part"/var/lib/apt/lists/*
printf '%s\n' "$recipe" >"$part/etc/slipway-workshop"
rm -rf --one-file-system "$workshop"
mv -T "$part" "$workshop"
