package dev.slipway.check.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProgramFiles;
import dev.slipway.format.elf.FileKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnstartableScriptTest {
  private static Subject unit(String command, String mode, FileKind kind) {
    return Given.unit("[Service]\nExecStart=" + command + "\n")
        .with(
            Given.facts()
                .with(
                    Given.paths("d 0755 0 0 /", "d 0755 0 0 /srv", "f " + mode + " 0 0 /srv/w"),
                    "ls")
                .with(new ProgramFiles(Map.of("/srv/w", kind), Map.of()), "head"));
  }

  private static List<String> found(String command, String mode, FileKind kind) {
    return Given.brief(new UnstartableScript().examine(unit(command, mode, kind)));
  }

  @Test
  void findsWrapperThatIsNotExecutable() {
    assertThat(found("/srv/w", "0644", FileKind.SCRIPT))
        .containsExactly("ARTIFACT-05 blocker deploy/hello.service:2");
  }

  @Test
  void findsWrapperWithLineEndsOfWindows() {
    assertThat(found("/srv/w", "0755", FileKind.SCRIPT_CRLF))
        .containsExactly("ARTIFACT-10 blocker deploy/hello.service:2");
  }

  @Test
  void findsWrapperWithoutInterpreter() {
    assertThat(found("/srv/w", "0755", FileKind.TEXT))
        .containsExactly("ARTIFACT-11 blocker deploy/hello.service:2");
  }

  @Test
  void findsScriptWhoseInterpreterIsNotThere() {
    var subject = unit("/srv/w", "0755", FileKind.SCRIPT);
    var lost = new ProgramFiles(Map.of("/srv/w", FileKind.SCRIPT), Map.of("/srv/w", "/bin/bash"));
    assertThat(new UnstartableScript().examine(subject.with(subject.server().with(lost, "head"))))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("ARTIFACT-21");
              assertThat(finding.cause()).startsWith("/srv/w is a script for /bin/bash, which");
            });
  }

  @Test
  void findsScriptWhoseInterpreterEnvDoesNotFindOnTheUsualPath() {
    var lost = new ProgramFiles(Map.of("/srv/w", FileKind.SCRIPT), Map.of("/srv/w", "node"));
    var subject = unit("/srv/w", "0755", FileKind.SCRIPT);
    var usual = subject.with(subject.server().with(lost, "head"));
    assertThat(Given.brief(new UnstartableScript().examine(usual)))
        .containsExactly("ARTIFACT-21 blocker deploy/hello.service:2");
    var another =
        Given.own("[Service]\nExecStart=/srv/w\nEnvironment=PATH=/opt/node/bin:/usr/bin\n");
    assertThat(new UnstartableScript().examine(usual.with(another))).isEmpty();
  }

  @Test
  void findsNothingAboutWhatTheKernelStartsOrWhoseFailureIsIgnored() {
    assertThat(found("/srv/w", "0755", FileKind.SCRIPT)).isEmpty();
    assertThat(found("/srv/w", "0755", FileKind.ELF)).isEmpty();
    assertThat(found("-/srv/w", "0644", FileKind.TEXT)).isEmpty();
    assertThat(found("/bin/sh /srv/w", "0644", FileKind.TEXT)).isEmpty();
    assertThat(found("/opt/hello/current/hello", "0644", FileKind.TEXT)).isEmpty();
  }
}
