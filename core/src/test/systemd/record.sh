#!/bin/sh
# Records what real systemd 247, 252 and 257 make of the cases in ../resources/systemd, so that the
# readers in core can be compared with them in a unit test that needs no server.
#
#   sh core/src/test/systemd/record.sh ROOTS
#
# ROOTS is a directory with the root file systems bullseye, bookworm and trixie, made by debootstrap
# with systemd, dbus, libpam-systemd and procps. They are only read: each boots in systemd-nspawn on
# an overlay in memory, without a network. Needs root, Linux and systemd-container. Takes a minute.
set -eu
roots=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
cases=$here/../resources/systemd
work=$(mktemp -d)
trap 'umount -l "$work" 2>/dev/null || true; rmdir "$work"' EXIT
mount -t tmpfs -o size=2g tmpfs "$work"

for suite in ${2:-bullseye bookworm trixie}; do
  top=$work/$suite
  mkdir -p "$top/upper" "$top/work" "$top/root"
  mount -t overlay overlay \
    -o "lowerdir=$roots/$suite,upperdir=$top/upper,workdir=$top/work" "$top/root"
  mkdir -p "$top/root/record/out"
  cp "$here/guest.pl" "$cases"/*-cases.txt "$top/root/record/"
  cat > "$top/root/etc/systemd/system/record.service" <<'UNIT'
[Unit]
After=multi-user.target dbus.service
[Service]
Type=oneshot
ExecStart=/usr/bin/perl /record/guest.pl
ExecStopPost=/bin/systemctl poweroff --no-block
TimeoutStartSec=600
UNIT
  mkdir -p "$top/root/etc/systemd/system/default.target.wants"
  ln -sf multi-user.target "$top/root/etc/systemd/system/default.target"
  mkdir -p "$top/root/etc/systemd/system/multi-user.target.wants"
  ln -sf ../record.service "$top/root/etc/systemd/system/multi-user.target.wants/record.service"
  sed -i 's/^After=multi-user.target /After=/' "$top/root/etc/systemd/system/record.service"
  SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1 timeout 900 systemd-nspawn -q -b --register=no --keep-unit \
    --private-network --machine="record-$suite" -D "$top/root" --console=pipe \
    > "$top/boot.log" 2>&1 < /dev/null || true
  version=$(cat "$top/root/record/out/version") || { cat "$top/boot.log" >&2; exit 1; }
  mkdir -p "$cases/$version"
  cp "$top/root/record/out"/*.txt "$cases/$version/"
  umount "$top/root"
  echo "$suite: systemd $version"
done
