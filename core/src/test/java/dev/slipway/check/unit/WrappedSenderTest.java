package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrappedSenderTest {
  private static final List<String> STAYING =
      List.of(
          "PROG; true",
          "A=1 PROG --listen=:1 && echo done",
          "PROG 2>&1 | /usr/bin/logger",
          "PROG >/dev/null & wait",
          "cd /tmp; PROG || echo ${X}",
          "PROG --name 'a b' ; :");

  private static final List<String> TURNING =
      List.of(
          "PROG",
          "exec PROG",
          "cd /tmp && PROG --x",
          "export A=1; exec PROG --x=${A}",
          "PROG 2>&1",
          "PROG '; true'",
          "trap : TERM; PROG; true",
          "if true; then PROG; fi",
          "(PROG; true)",
          "PROG & sleep 1; systemd-notify --ready; wait",
          "/opt/other; true");

  @Test
  void findsAShellThatStays() {
    for (var script : STAYING) {
      assertThat(found(script, ""))
          .as(script)
          .containsExactly("UNIT-17 blocker deploy/hello.service:3");
      assertThat(found(script, "NotifyAccess=exec\n")).as(script).hasSize(1);
    }
  }

  @Test
  void findsNothingWhereTheShellMayTurnIntoIt() {
    for (var script : TURNING) {
      assertThat(found(script, "")).as(script).isEmpty();
    }
  }

  @Test
  void findsNothingWhereChildrenMaySpeakOrNobodyListens() {
    assertThat(found("PROG; true", "NotifyAccess=all\n")).isEmpty();
    var unit = "[Service]\nType=exec\nExecStart=/bin/sh -c '/opt/hello/current/hello; true'\n";
    assertThat(new WrappedSender().examine(Given.unit(unit))).isEmpty();
  }

  private static List<String> found(String script, String more) {
    var unit =
        "[Service]\nType=notify\nExecStart=/bin/sh -c \"%s\"\n%s"
            .formatted(script.replace("PROG", "/opt/hello/current/hello"), more);
    return Given.brief(new WrappedSender().examine(Given.unit(unit)));
  }
}
