package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedUnitTest {
  @Test
  void findsRelativePaths() {
    assertThat(found("ExecStart=./hello"))
        .containsExactly("UNIT-02 blocker deploy/hello.service:2");
    assertThat(found("ExecStart=/x/y\nExecStartPre=+~/migrate --up"))
        .containsExactly("UNIT-02 blocker deploy/hello.service:3");
  }

  @Test
  void findsOneshotThatIsRestarted() {
    assertThat(found("Type=oneshot\nExecStart=/x/y\nRestart=always"))
        .containsExactly("UNIT-24 blocker deploy/hello.service:4");
  }

  @Test
  void findsSecondStart() {
    assertThat(found("ExecStart=/x/y\nExecStart=/x/z"))
        .containsExactly("UNIT-25 blocker deploy/hello.service:3");
  }

  @Test
  void findsNothingInUnitsThatLoad() {
    assertThat(found("ExecStart=/x/y ./z\nExecStartPre=mkdir -p /run/a/b\nExecStartPre=-./z"))
        .isEmpty();
    assertThat(found("Type=oneshot\nExecStart=/x/y\nExecStart=/x/z\nRestart=on-failure")).isEmpty();
    assertThat(found("ExecStart=/x/y\nExecStart=\nExecStart=/x/z\nRestart=always")).isEmpty();
    assertThat(found("ExecStart=\"/x/y z\"\nExecStartPre=@%t/hello/x y")).isEmpty();
  }

  private static List<String> found(String lines) {
    return Given.brief(new RefusedUnit().examine(Given.unit("[Service]\n" + lines + "\n")));
  }
}
