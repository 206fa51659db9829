# Runs inside the booted system: reads /record/*-cases.txt, writes /record/out/*.txt.
# A case is one line; control characters, backslashes and bytes above 0x7e are written \n \r \t \\ \xHH.
use strict;
use warnings;

my $units = '/etc/systemd/system';
my $out   = '/record/out';
my %ours  = map { $_ => 1 } qw(LANG PATH INVOCATION_ID JOURNAL_STREAM SYSTEMD_EXEC_PID HOME LOGNAME
  USER SHELL PWD OLDPWD SHLVL _ MAIL XDG_SESSION_ID XDG_RUNTIME_DIR XDG_SESSION_TYPE XDG_SESSION_CLASS
  TERM CASE MEMORY_PRESSURE_WATCH MEMORY_PRESSURE_WRITE LS_COLORS DEBUGINFOD_URLS);

sub unescape {
  my ($text) = @_;
  my %plain = (n => "\n", r => "\r", t => "\t", '\\' => '\\');
  $text =~ s/\\(?:x([0-9a-f]{2})|(.))/defined $1 ? chr hex $1 : $plain{$2}/ge;
  return $text;
}

sub escape {
  my ($text) = @_;
  my %short = ("\n" => '\n', "\r" => '\r', "\t" => '\t', '\\' => '\\\\');
  $text =~ s/([\x00-\x1f\\\x7f-\xff])/$short{$1} || sprintf '\x%02x', ord $1/ge;
  return $text;
}

sub cases {
  my ($kind) = @_;
  open my $file, '<:raw', "/record/$kind-cases.txt" or return ();
  return map { chomp; $_ } grep { !/^#/ && /\S/ } <$file>;
}

sub spew {
  my ($path, $content) = @_;
  open my $file, '>:raw', $path or die "$path: $!";
  print $file $content;
  close $file;
}

sub slurp {
  my ($path) = @_;
  open my $file, '<:raw', $path or return '';
  local $/;
  my $content = <$file>;
  return defined $content ? $content : '';
}

# Output and errors of a command, without colours (247 colours its complaints even in a pipe).
sub run {
  my $text = `@_ 2>&1`;
  $text =~ s/\e\[[0-9;]*m//g;
  return $text;
}

# The variables of an environment block that are not systemd's or the login's own.
sub variables {
  return join "\t", map { escape($_) }
    grep { !/^([^=]*)=/ || !$ours{$1} } split /\0/, $_[0];
}

# What systemd logged about a unit, its own progress left out.
sub messages {
  my ($unit) = @_;
  my @lines = split /\n/, run("journalctl -q -o cat --no-pager -u $unit -t systemd");
  return grep { !/^(Starting|Started|Finished|Stopped|Stopping|Failed to start|Deactivated) /
      && !/^$unit: (Deactivated|Succeeded|Main process|Control process|Failed with|Consumed)/ } @lines;
}

my $report;
sub record { print $report join("\t", @_), "\n" }
sub open_report { open $report, '>:raw', "$out/$_[0].txt" or die $! }

my ($version) = run('systemctl --version') =~ /systemd (\d+)/;

# --- environment files: what a service, dash and pam_env read
my @cases = cases('env');
mkdir '/record/env'; mkdir '/record/got';
spew('/record/dump', "#!/bin/sh\ncat /proc/\$\$/environ > \"/record/got/\$1\"\n");
chmod 0755, '/record/dump';
for my $case (@cases) {
  my ($name, $content) = split /\t/, $case, 2;
  spew("/record/env/$name", unescape($content));
  spew("$units/env-$name.service", "[Service]\nType=oneshot\nEnvironmentFile=/record/env/$name\n"
    . "ExecStart=/record/dump $name\n");
}
run('systemctl daemon-reload');
open_report('env');
my $pam = slurp('/etc/pam.d/su');
for my $case (@cases) {
  my ($name) = split /\t/, $case, 2;
  run("systemctl start env-$name.service");
  my $got = -e "/record/got/$name" ? 'loaded' : 'failed';
  record("$name/systemd", $got, variables(slurp("/record/got/$name")));
  run('journalctl --sync');
  record("$name/message", escape($_)) for messages("env-$name.service");
  my $shell = `env -i sh -c 'set -a; . /record/env/$name; cat /proc/self/environ' 2>/dev/null`;
  record("$name/shell", variables($shell));
  spew('/etc/pam.d/su', "auth sufficient pam_rootok.so\naccount required pam_permit.so\n"
    . "session required pam_permit.so\nsession required pam_env.so readenv=1 envfile=/record/env/$name\n");
  my $login = `env -i /bin/su root -s /bin/sh -c 'cat /proc/\$\$/environ' 2>/dev/null`;
  record("$name/pam", variables($login));
}
spew('/etc/pam.d/su', $pam);

# --- command lines: the argument vector that a program gets
@cases = cases('exec');
spew('/args', "#!/usr/bin/perl\nopen my \$o, '>:raw', \"/record/got/\$ENV{CASE}\";\n"
  . "print \$o join '', map { \"\$_\\0\" } \@ARGV;\n");
chmod 0755, '/args';
my $n = 0;
for my $case (@cases) {
  $n++;
  spew("$units/exec-$n.service", "[Service]\nType=oneshot\nEnvironment=CASE=exec-$n ONE=one EMPTY=\n"
    . "Environment=\"TWO=two words\" \"QUOTED=a 'b c' d\"\nExecStart=" . unescape($case) . "\n");
}
run('systemctl daemon-reload');
open_report('exec');
for my $i (1 .. $n) {
  run("systemctl start exec-$i.service");
  my ($state) = run("systemctl show -p LoadState exec-$i.service") =~ /=(.*)/;
  my $ran = -e "/record/got/exec-$i" ? 'ran' : 'not-run';
  record($i, $state, $ran, map { escape($_) } split /\0/, slurp("/record/got/exec-$i"), -1);
  run('journalctl --sync');
  record("$i/message", escape($_)) for messages("exec-$i.service");
}

# --- whole unit files: what is loaded and what is said about them
@cases = cases('unit');
for my $case (@cases) {
  my ($name, $content) = split /\t/, $case, 2;
  spew("$units/unit-$name.service", unescape($content));
}
run('systemctl daemon-reload');
open_report('unit');
for my $case (@cases) {
  my ($name) = split /\t/, $case, 2;
  my $unit = "unit-$name.service";
  for my $property (qw(LoadState Description Environment Documentation ExecStart)) {
    my ($value) = run("systemctl show -p $property $unit") =~ /^$property=(.*)/s;
    $value = '' unless defined $value;
    chomp $value;
    ($value) = $value =~ /argv\[\]=(.*?) ; ignore/s if $property eq 'ExecStart' && $value;
    record("$name/$property", escape($value));
  }
  for my $line (split /\n/, run("systemd-analyze verify $units/$unit")) {
    next unless $line =~ s{^\Q$units/$unit\E:}{};
    record("$name/verify", escape($line));
  }
}

# --- values: what verify says about one directive
@cases = cases('value');
$n = 0;
for my $case (@cases) {
  $n++;
  my $body = unescape($case);
  my ($section) = $body =~ s/^\[(\w+)\]// ? $1 : 'Service';
  my $command = $body =~ /^Exec/ ? '' : "[Service]\nExecStart=/bin/true\n";
  spew("/record/value-$n.service", "[$section]\n$body\n$command");
}
open_report('value');
# 247 loses what it says about a batch when one unit of it does not load.
my $batch = $version >= 250 ? 100 : 1;
for (my $first = 1; $first <= $n; $first += $batch) {
  my $last = $first + $batch <= $n ? $first + $batch - 1 : $n;
  my %said;
  my $files = join ' ', map { "/record/value-$_.service" } $first .. $last;
  for my $line (split /\n/, run("systemd-analyze verify $files")) {
    push @{ $said{$1} }, $2 if $line =~ m{^/record/value-(\d+)\.service:2: (.*)};
  }
  for my $i ($first .. $last) {
    record($cases[$i - 1], map { escape($_) } @{ $said{$i} || ['ok'] });
  }
}

# --- spans and sizes as numbers
open_report('number');
for my $case (cases('number')) {
  my ($kind, $value) = split /\t/, $case, 2;
  my $number = '';
  if ($kind eq 'time') {
    (my $quoted = unescape($value)) =~ s/'/'\\''/g;
    ($number) = run("systemd-analyze timespan '$quoted'") =~ /s: (\d+)/;
  } else {
    spew("$units/number.service", "[Service]\nExecStart=/bin/true\nMemoryMax=4096\nMemoryMax="
      . unescape($value) . "\n");
    run('systemctl daemon-reload');
    ($number) = run('systemctl show -p MemoryMax number.service') =~ /=(.*)/;
  }
  record($kind, $value, defined $number ? $number : 'refused');
}

# --- exposure: of the loaded unit, and of the file where the version can (>= 250)
open_report('score');
for my $case (cases('score')) {
  my ($name, $content) = split /\t/, $case, 2;
  spew("$units/score-$name.service", unescape($content));
  run('systemctl daemon-reload');
  my @overall = overall($name, "score-$name.service");
  push @overall, overall($name, "--offline=true $units/score-$name.service") if $version >= 250;
  record($name, @overall);
}

sub overall {
  my ($name, $what) = @_;
  my $text = run("LC_ALL=C.UTF-8 systemd-analyze security --no-pager $what");
  return $text =~ /score-$name\.service: ([\d.]+) / ? $1 : 'none';
}

# --- each test of the exposure: id weight range once, then the badness of each test, - for n/a
if ($version >= 250) {
  open_report('score-detail');
  my $header = '';
  for my $case (cases('score')) {
    my ($name) = split /\t/, $case, 2;
    my $json = run("SYSTEMD_ANALYZE_DEBUG=1 systemd-analyze security --offline=true --json=short "
      . "--no-pager $units/score-$name.service");
    my (@tests, @badness);
    while ($json =~ /\{([^{}]*)\}/g) {
      my %field = $1 =~ /"(\w+)":("(?:[^"\\]|\\.)*"|[^,]*)/g;
      s/^"|"$//g for values %field;
      push @tests, "$field{json_field} $field{weight} $field{range}";
      push @badness, $field{badness} =~ /^\d{1,3}$/ ? $field{badness} : '-';
    }
    my %at;
    @at{@tests} = @badness;
    my @order = sort @tests;
    record('tests', @order) if join("\t", @order) ne $header;
    $header = join "\t", @order;
    record($name, join ' ', map { $at{$_} } @order);
  }
}
close $report;
spew("$out/version", $version);
