#!/bin/sh
# Records the directives of systemd 247, 252 and 257 and prints the table that core reads:
#
#   sh core/src/test/systemd/record-directives.sh ROOTS \
#     > core/src/main/resources/dev/slipway/unit/directives.txt
#
# ROOTS as for record.sh; the roots are only read (an overlay in memory takes what is written).
set -eu
roots=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for suite in bullseye bookworm trixie; do
  unshare --mount --propagation private sh -euc '
    mount -t tmpfs tmpfs /mnt
    mkdir /mnt/upper /mnt/work /mnt/root
    mount -t overlay overlay -o "lowerdir=$1,upperdir=/mnt/upper,workdir=/mnt/work" /mnt/root
    mount -t proc proc /mnt/root/proc
    mount -t tmpfs tmpfs /mnt/root/run
    mount -t sysfs sysfs /mnt/root/sys
    mount -t cgroup2 cgroup2 /mnt/root/sys/fs/cgroup
    cp "$2" /mnt/root/guest.pl
    chroot /mnt/root systemctl --version | sed -n 1p > "$3.version"
    chroot /mnt/root perl /guest.pl > "$3.items"
  ' sh "$roots/$suite" "$here/directives-guest.pl" "$work/$suite" 2>/dev/null
done

perl - "$here/since.txt" "$work/bullseye" "$work/bookworm" "$work/trixie" <<'PERL'
use strict;
use warnings;
my ($since_file, @roots) = @ARGV;
my %since;
open my $in, '<', $since_file or die $!;
while (<$in>) {
  next if /^#/;
  my ($version, @keys) = split;
  $since{$_} = $version for @keys;
}
print "# Made by: sh core/src/test/systemd/record-directives.sh ROOTS\n";
print "# from `systemd --dump-configuration-items` and `systemd-analyze verify` of\n";
my (%entry, @versions);
for my $root (@roots) {
  open my $v, '<', "$root.version" or die $!;
  my $line = <$v>;
  my ($number) = $line =~ /systemd (\d+)/;
  push @versions, $number;
  print "#   $line";
  open my $items, '<', "$root.items" or die $!;
  while (<$items>) {
    chomp;
    my ($key, $hint, $section, $complaint, $notice) = split /\t/, $_, -1;
    my $since = $since{"$section.$key"} || $since{$key} || die "$section.$key: since?";
    $entry{$key}{$section}{$number} = [$hint, $since, $complaint, $notice];
  }
}
print "# KEY, HINT, SINCE, SECTIONS, VERSIONS, COMPLAINT about the value %s, NOTICE about the key\n";
for my $key (sort keys %entry) {
  # A section of its own parser comes apart; sections of one context are one line.
  my %line;
  for my $section (sort keys %{ $entry{$key} }) {
    for my $number (@versions) {
      my $it = $entry{$key}{$section}{$number} or next;
      my ($hint, $since, $complaint, $notice) = @$it;
      my $from = $entry{$key}{Service}{$number};
      my $is_shared = $from && $from->[0] eq $hint && $section ne 'Service' && $section ne 'Unit';
      ($complaint, $notice) = @$from[2, 3] if $is_shared;
      push @{ $line{ join "\t", $hint, $since, $complaint, $notice }{$number} }, $section;
    }
  }
  my %out;
  for my $text (keys %line) {
    for my $number (keys %{ $line{$text} }) {
      push @{ $out{$text}{ join ',', @{ $line{$text}{$number} } } }, $number;
    }
  }
  for my $text (sort keys %out) {
    my ($hint, $since, $complaint, $notice) = split /\t/, $text, -1;
    for my $sections (sort keys %{ $out{$text} }) {
      my $numbers = join ',', sort @{ $out{$text}{$sections} };
      my $row = join "\t", $key, $hint, $since, $sections, $numbers, $complaint, $notice;
      $row =~ s/\t+$//;
      print "$row\n";
    }
  }
}
PERL
