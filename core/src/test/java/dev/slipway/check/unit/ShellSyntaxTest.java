package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.check.ProgramPath;
import dev.slipway.fact.Paths;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellSyntaxTest {
  @Test
  void findsCommandsOfAShellWhereAProgramShouldStand() {
    assertThat(found("ExecStart=cd /opt/hello && ./hello"))
        .containsExactly("UNIT-03 blocker deploy/hello.service:2");
    assertThat(found("ExecStart=PORT=80 /opt/hello/current/hello"))
        .containsExactly("UNIT-03 blocker deploy/hello.service:2");
    assertThat(found("ExecStartPre=export A=1")).hasSize(1);
  }

  @Test
  void findsOperatorsThatBecomeArguments() {
    for (var rest :
        List.of("&& /bin/true", "| logger", ">> /var/log/x", "2>&1", ">/dev/null", "&")) {
      assertThat(found("ExecStart=/opt/hello/current/hello " + rest))
          .as(rest)
          .containsExactly("UNIT-03 risk deploy/hello.service:2");
    }
  }

  @Test
  void findsNothingInAShellQuotesAndSeparators() {
    assertThat(found("ExecStart=/bin/sh -c 'cd /x && exec /opt/hello/current/hello >/x'"))
        .isEmpty();
    assertThat(found("ExecStart=/opt/hello/current/hello \"&&\" '|' --a>b -x=1")).isEmpty();
    assertThat(found("ExecStartPre=/bin/true ; /bin/true")).isEmpty();
    assertThat(found("ExecStartPre=-cd /x")).isEmpty();
    assertThat(found("ExecStartPre=/usr/bin/test 2 > 1")).isEmpty();
  }

  @Test
  void findsNothingWhereSuchAProgramIsThereOrNobodyLooked() {
    var unit = "[Service]\nExecStartPre=cd /x\n";
    var there = Given.facts().with(paths("cd", "f 0755 0 0 /usr/bin/cd"), "ls");
    assertThat(new ShellSyntax().examine(Given.unit(unit).with(there))).isEmpty();
    assertThat(new ShellSyntax().examine(Given.unit(unit))).isEmpty();
    assertThat(found("ExecSearchPath=/srv/bin\nExecStartPre=cd /x")).isEmpty();
  }

  private static List<String> found(String lines) {
    var facts = Given.facts().with(paths("cd", "- /usr/bin/cd"), "ls");
    return Given.brief(
        new ShellSyntax().examine(Given.unit("[Service]\n" + lines + "\n").with(facts)));
  }

  private static Paths paths(String name, String last) {
    var lines =
        new ArrayList<>(List.of("d 0755 0 0 /", "d 0755 0 0 /usr", "d 0755 0 0 /usr/local"));
    for (var directory :
        List.of("/usr/bin", "/usr/sbin", "/bin", "/sbin", "/usr/local/bin", "/usr/local/sbin")) {
      lines.add("d 0755 0 0 " + directory);
    }
    for (var program : List.of(name, "PORT=80", "export")) {
      ProgramPath.candidates(program).forEach(path -> lines.add("- " + path));
    }
    lines.add(last);
    return Given.paths(lines.toArray(String[]::new));
  }
}
