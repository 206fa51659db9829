# Makes the root file system of one suite beside its place and renames it when it is whole:
#   sh -c SCRIPT image IMAGES SUITE PART KEYRING PACKAGES RECIPE MIRROR
# An empty MIRROR leaves the choice to debootstrap. Standard output: debootstrap's own lines.
set -eu
images=$1 suite=$2 part=$3 keyring=$4 packages=$5 recipe=$6 mirror=$7
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH LC_ALL=C DEBIAN_FRONTEND=noninteractive

debootstrap --variant=minbase --keyring="$keyring" --force-check-gpg --include="$packages" \
  "$suite" "$part" ${mirror:+"$mirror"}

# A server makes its own host keys and machine id at its first boot, as a cloud image does.
rm -f "$part"/etc/ssh/ssh_host_*
: >"$part/etc/machine-id"
rm -f "$part/var/lib/dbus/machine-id"
# The servers have no way out of the computer: no resolver to wait for, no timers that try.
: >"$part/etc/resolv.conf"
for timer in apt-daily.timer apt-daily-upgrade.timer e2scrub_all.timer; do
  rm -f "$part/etc/systemd/system/timers.target.wants/$timer"
  ln -sf /dev/null "$part/etc/systemd/system/$timer"
done
mkdir -p "$part/etc/ssh/sshd_config.d"
printf 'PermitRootLogin prohibit-password\n' >"$part/etc/ssh/sshd_config.d/slipway-sandbox.conf"
rm -rf "$part"/var/cache/apt/archives/*.deb "$part"/var/lib/apt/lists/*
printf '%s\n' "$recipe" >"$part/etc/slipway-image"

sync -f "$part"
if [ -e "$images/$suite" ]; then mv -T "$images/$suite" "$part.old"; fi
mv -T "$part" "$images/$suite"
