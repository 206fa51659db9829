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

  /** As short programs send it: without the messages as such in the file. */
  private static final String READY =
      """
      c, _ := net.Dial("unixgram", os.Getenv("NOTIFY_SOCKET"))
      c.Write([]byte("READY=1"))
      """;

  @Test
  void findsWatchdogOfAProgramThatOnlySaysItIsReady() {
    var ready = Executables.doing("amd64", READY, "net", "os");
    assertThat(
            Given.brief(
                new SilentService().examine(unit("Type=notify\nWatchdogSec=5\n" + START, ready))))
        .containsExactly("UNIT-20 blocker deploy/hello.service:3");
  }

  @Test
  void findsNothingWhereAMessageIsInPartsOrJoined() {
    for (var message : java.util.List.of("WATCHDOG=1", "X=1\\nWATCHDOG=1", "WATCHDOG=1\\n")) {
      for (var goarch : java.util.List.of("amd64", "arm64")) {
        var sends = READY + "c.Write([]byte(\"" + message + "\"))";
        var sender = Executables.doing(goarch, sends, "net", "os");
        assertThat(
                new SilentService().examine(unit("Type=notify\nWatchdogSec=5\n" + START, sender)))
            .as(goarch + " " + message)
            .isEmpty();
      }
    }
  }

  @Test
  void findsNothingWhereAnotherProgramMaySendIt() {
    var check = new SilentService();
    var launcher = Executables.doing("amd64", "syscall.Exec(\"/x\", nil, nil)", "syscall");
    assertThat(check.examine(unit("Type=notify\n" + START, launcher))).isEmpty();
    var parent = Executables.doing("amd64", "exec.Command(\"/x\").Run()", "os/exec");
    assertThat(check.examine(unit("Type=notify\nNotifyAccess=all\n" + START, parent))).isEmpty();
    assertThat(check.examine(unit("Type=notify\n" + START, parent))).hasSize(1);
  }
}
