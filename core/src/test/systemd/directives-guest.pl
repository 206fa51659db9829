# Runs in a chroot of one root file system: prints KEY, HINT, SECTION, COMPLAINT, NOTICE of every
# directive, tab separated. The complaint is what `systemd-analyze verify` says about the value ^bad^,
# the notice what it says about the directive itself.
use strict;
use warnings;

my $section = '';
my @directives;
for (`/lib/systemd/systemd --dump-configuration-items`) {
  chomp;
  if (/^\[(\w+)\]$/) { $section = $1 }
  elsif (/^(\w+)=(.*)$/) { push @directives, [$1, $2, $section] }
}
mkdir '/tmp/u';
for my $directive (@directives) {
  my ($key, undef, $in) = @$directive;
  next unless $in eq 'Unit' || $in eq 'Service';
  open my $unit, '>', "/tmp/u/$in-$key.service" or die $!;
  print $unit "[$in]\n$key=^bad^\n";
  print $unit "[Service]\nExecStart=/bin/true\n" unless $key eq 'ExecStart';
  close $unit;
}
my (%complaint, %notice);
for (`systemd-analyze verify /tmp/u/*.service 2>&1`) {
  s/\e\[[0-9;]*m//g;
  chomp;
  my ($name, $text) = m{^/tmp/u/([\w-]+)\.service:2: (.*)} or next;
  if ($text =~ s/\^bad\^/%s/g) { $complaint{$name} = $text unless $complaint{$name} }
  else { $notice{$name} = $text }
}
for my $directive (@directives) {
  my ($key, $hint, $in) = @$directive;
  my $name = "$in-$key";
  print join("\t", $key, $hint, $in, $complaint{$name} || '', $notice{$name} || ''), "\n";
}
