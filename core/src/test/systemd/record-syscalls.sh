#!/bin/sh
# Records the system call sets of systemd 247, 252 and 257 and prints the table that core reads:
#
#   sh core/src/test/systemd/record-syscalls.sh ROOTS \
#     > core/src/main/resources/dev/slipway/unit/syscall-sets.txt
#
# ROOTS as for record.sh; they are only read.
set -eu
roots=$(cd "$1" && pwd)
echo '# Made by: sh core/src/test/systemd/record-syscalls.sh ROOTS'
echo '# from `systemd-analyze syscall-filter` of'
for suite in bullseye bookworm trixie; do
  chroot "$roots/$suite" systemctl --version | sed -n '1s/^/#   /p'
done
echo '# SET, VERSIONS, MEMBERS; without @known, which is all of them'
for suite in bullseye bookworm trixie; do
  version=$(chroot "$roots/$suite" systemctl --version | sed -n '1s/systemd \([0-9]*\).*/\1/p')
  chroot "$roots/$suite" systemd-analyze syscall-filter --no-pager 2>/dev/null \
    | sed 's/\x1b\[[0-9;]*m//g' \
    | awk -v version="$version" '
      /^@/ { set = $1 }
      /^#/ { set = "" }
      /^    [@a-z_]/ && set != "" && set != "@known" { members[set] = members[set] " " $1 }
      END { for (set in members) print set "\t" version "\t" substr(members[set], 2) }'
done | awk -F '\t' '{
    key = $1 "\t" $3
    versions[key] = versions[key] ? versions[key] "," $2 : $2
  }
  END {
    for (key in versions) {
      split(key, part, "\t")
      print part[1] "\t" versions[key] "\t" part[2]
    }
  }' | LC_ALL=C sort
