package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Executables;
import dev.slipway.check.Given;
import dev.slipway.check.Subject;
import dev.slipway.fact.Binary;
import dev.slipway.fact.Fact;
import org.junit.jupiter.api.Test;

class SilentServiceTest {
  private static Subject unit(String lines, Fact<Binary> binary) {
    return Given.unit("[Service]\n" + lines).withBinary(binary);
  }

  private static final String START = "ExecStart=/opt/hello/current/hello\n";

  @Test
  void findsUnitThatWaitsForWhatIsNeverSent() {
    assertThat(
            Given.brief(
                new SilentService()
                    .examine(unit("Type=notify\nWatchdogSec=5\n" + START, Executables.plain()))))
        .containsExactly(
            "UNIT-16 blocker deploy/hello.service:2", "UNIT-20 blocker deploy/hello.service:3");
    assertThat(
            Given.brief(
                new SilentService()
                    .examine(unit("Type=notify-reload\n" + START, Executables.plain()))))
        .containsExactly("UNIT-16 blocker deploy/hello.service:2");
  }

  @Test
  void findsNothingWhenItIsSentOrNotWaitedFor() {
    var check = new SilentService();
    var waits = "Type=notify\nWatchdogSec=5\n";
    assertThat(check.examine(unit(waits + START, Executables.speaking()))).isEmpty();
    assertThat(check.examine(unit("Type=exec\nWatchdogSec=0\n" + START, Executables.plain())))
        .isEmpty();
  }

  @Test
  void findsNothingWhenSomethingElseIsStartedOrNothingIsKnown() {
    var check = new SilentService();
    var wrapped = "Type=notify\nExecStart=/opt/hello/wrapper\n";
    assertThat(check.examine(unit(wrapped, Executables.plain()))).isEmpty();
    assertThat(check.examine(unit("Type=notify\n" + START, Fact.unknown("not built", ""))))
        .isEmpty();
  }
}
