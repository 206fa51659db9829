package dev.slipway.check.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Executables;
import dev.slipway.check.Given;
import dev.slipway.check.Subject;
import dev.slipway.fact.Binary;
import dev.slipway.fact.Binary.Contents;
import dev.slipway.fact.Fact;
import dev.slipway.fact.Systemd;
import dev.slipway.finding.Finding;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.gobinary.GoBinary;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
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

  /** Go 1.19 to 1.23 raises its limit of open files by another call than those before and after. */
  @Test
  void findsTheCallByWhichOlderGoRaisesItsLimitOfFiles() {
    var filter = "SystemCallFilter=~@resources";
    assertThat(madeBy("go1.21", filter)).containsExactly("SECURITY-06 risk deploy/hello.service:3");
    assertThat(madeBy("go1.21", filter, "LimitNOFILE=1024:4096"))
        .containsExactly("SECURITY-06 blocker deploy/hello.service:3");
    assertThat(madeBy("go1.21", filter, "LimitNOFILE=65536")).isEmpty();
    assertThat(madeBy("go1.21", filter, "SystemCallErrorNumber=EPERM")).isEmpty();
    assertThat(madeBy("go1.18", filter)).isEmpty();
    assertThat(madeBy("go1.24", filter)).isEmpty();
    assertThat(madeBy("go1.99", "SystemCallFilter=~mmap")).isEmpty();
  }

  /** The same executable, with another version of Go written into it. */
  private static List<String> madeBy(String release, String... lines) {
    var binary = Executables.speaking().found().orElseThrow();
    var elf = binary.executable().orElseThrow().elf();
    var text =
        new String(elf.bytes().copy(0, (int) elf.bytes().size()), StandardCharsets.ISO_8859_1)
            .replaceAll("go1\\.\\d\\d", release);
    var other = ElfFile.read(MemorySegment.ofArray(text.getBytes(StandardCharsets.ISO_8859_1)));
    var contents = new Contents.Executable(other, GoBinary.read(other));
    var fact =
        Fact.known(
            new Binary(binary.file(), binary.size(), Optional::empty, contents), binary.file());
    return Given.brief(new DeniedSystemCall().examine(listening(lines).withBinary(fact)));
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
