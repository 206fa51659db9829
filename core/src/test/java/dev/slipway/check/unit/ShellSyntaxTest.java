package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellSyntaxTest {
  private static List<String> found(String command) {
    return Given.brief(
        new ShellSyntax().examine(Given.unit("[Service]\nExecStart=" + command + "\n")));
  }

  @Test
  void findsWordsThatAreNoPrograms() {
    for (var command :
        List.of("cd /opt/hello && ./hello", "PORT=80 /opt/hello/current/hello", "exec /x")) {
      assertThat(found(command))
          .as(command)
          .containsExactly("UNIT-03 blocker deploy/hello.service:2");
    }
  }

  @Test
  void findsOperatorsAmongArguments() {
    for (var command :
        List.of(
            "/x && /y", "/x | /y", "/x > /var/log/x", "/x 2>&1", "/x >> /l", "/x &", "/x 2>/l")) {
      assertThat(found(command)).as(command).containsExactly("UNIT-03 risk deploy/hello.service:2");
    }
  }

  @Test
  void findsNothingInOtherCommands() {
    for (var command :
        List.of(
            "/bin/sh -c 'cd /opt && exec ./hello > /l'",
            "/opt/hello/current/hello --filter a=b&&c --query x|y --over >5",
            "/x --name=A=b")) {
      assertThat(found(command)).as(command).isEmpty();
    }
  }
}
