# Runs a command in a workshop, at the same paths as outside:
#   sh -c SCRIPT workshop WORKSHOP DIRECTORY PATH... -- COMMAND...
# Nothing that is written outside of the PATHs stays; all mounts go with this mount namespace.
set -eu
workshop=$1 directory=$2
shift 2
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
space=/run/slipway-workshop
mkdir -p $space
mount -t tmpfs tmpfs $space
mkdir $space/upper $space/work $space/root
mount -t overlay overlay -o "lowerdir=$workshop,upperdir=$space/upper,workdir=$space/work" $space/root
mount -t proc proc $space/root/proc
mount --rbind /dev $space/root/dev
mount -t tmpfs tmpfs $space/root/tmp
cp -L /etc/resolv.conf $space/root/etc/resolv.conf
while [ "$1" != -- ]; do
	mkdir -p "$space/root$1"
	mount --rbind "$1" "$space/root$1"
	shift
done
shift
# shellcheck disable=SC2016 # expanded inside
exec chroot $space/root /bin/sh -c 'cd "$0" && exec "$@"' "$directory" "$@"
