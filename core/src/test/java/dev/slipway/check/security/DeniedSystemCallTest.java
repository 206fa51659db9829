package dev.slipway.check.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Executables;
import dev.slipway.check.Given;
import dev.slipway.check.Subject;
import dev.slipway.fact.Systemd;
import dev.slipway.finding.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeniedSystemCallTest {
  private static Subject listening(String... lines) {
    return Given.unit(
            "[Service]\nExecStart=/opt/hello/current/hello\n" + String.join("\n", lines) + "\n")
        .with(Given.declaring(List.of(8080), List.of()))
        .withBinary(Executables.speaking());
  }

  private static List<String> found(String... lines) {
    return Given.brief(new DeniedSystemCall().examine(listening(lines)));
  }

  private static String cause(String... lines) {
    return new DeniedSystemCall()
        .examine(listening(lines))
        .map(Finding::cause)
        .findFirst()
        .orElse("");
  }

  @Test
  void findsFilterThatKillsAtTheStart() {
    assertThat(found("SystemCallFilter=~@signal"))
        .containsExactly("SECURITY-06 blocker deploy/hello.service:3");
    assertThat(cause("SystemCallFilter=~@signal"))
        .contains("(rt_sigaction, rt_sigprocmask, sigaltstack)", "31/SYS");
    assertThat(cause("SystemCallFilter=@system-service", "SystemCallFilter=~@network-io"))
        .contains("(socket, bind, listen, setsockopt, getsockname)");
    assertThat(cause("SystemCallFilter=@sytem-service")).contains("rt_sigaction", "clone");
    assertThat(cause("SystemCallFilter=@system-service", "SystemCallFilter=~prlimit64"))
        .contains("(prlimit64)");
  }

  @Test
  void findsFilterThatRefusesWhatAProgramNeeds() {
    assertThat(cause("SystemCallFilter=~clone", "SystemCallErrorNumber=EPERM"))
        .contains("(clone)", "operation not permitted");
    assertThat(cause("SystemCallFilter=~socket", "SystemCallErrorNumber=EPERM"))
        .contains("(socket)");
  }

  @Test
  void findsNothingInFiltersThatLetItStart() {
    assertThat(found()).isEmpty();
    assertThat(found("SystemCallFilter=@system-service")).isEmpty();
    assertThat(found("SystemCallFilter=@system-service", "SystemCallFilter=~@privileged @mount"))
        .isEmpty();
    assertThat(found("SystemCallFilter=~@resources")).isEmpty();
    assertThat(found("SystemCallFilter=~@signal", "SystemCallFilter=@signal")).isEmpty();
    assertThat(found("SystemCallFilter=~@signal", "SystemCallFilter=")).isEmpty();
    assertThat(found("SystemCallFilter=~gettid", "SystemCallErrorNumber=EPERM")).isEmpty();
  }

  @Test
  void findsNothingWhereItCannotBeSure() {
    assertThat(found("SystemCallFilter=~socket:EAGAIN")).isEmpty();
    assertThat(found("SystemCallFilter=~socket", "SystemCallErrorNumber=ENOSYS")).isEmpty();
    assertThat(found("ExecStart=", "ExecStart=+/opt/hello/current/hello", "SystemCallFilter=~mmap"))
        .isEmpty();
    var without = listening("SystemCallFilter=~@network-io");
    assertThat(new DeniedSystemCall().examine(without.with(Given.declaring(List.of(), List.of()))))
        .isEmpty();
    assertThat(new DeniedSystemCall().examine(without.withBinary(Executables.cgo()))).isEmpty();
  }

  /** sched_getaffinity came into @default after 247. */
  @Test
  void findsWhatTheServersOwnSetsDeny() {
    var line = "SystemCallFilter=@basic-io @file-system @io-event @network-io @process @signal";
    var madvise = " madvise";
    assertThat(at(252, line)).hasSize(1);
    assertThat(at(247, line + madvise)).hasSize(1);
    assertThat(at(252, line + madvise)).isEmpty();
    assertThat(at(257, line + madvise)).isEmpty();
  }

  @Test
  void findsNothingThatAVersionWhoseSetsAreUnknownMayAllow() {
    var line = "SystemCallFilter=@basic-io @file-system @io-event @network-io @process @signal";
    assertThat(at(250, line + " madvise")).isEmpty();
    assertThat(at(250, "SystemCallFilter=~@signal")).hasSize(1);
  }

  private static List<String> at(int systemd, String line) {
    var facts = listening(line).server().with(Systemd.of(systemd), "systemctl --version");
    return Given.brief(new DeniedSystemCall().examine(listening(line).with(facts)));
  }
}
