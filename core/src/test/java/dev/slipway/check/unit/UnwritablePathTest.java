package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.check.Subject;
import org.junit.jupiter.api.Test;

class UnwritablePathTest {
  @Test
  void findsPathThatTheSandboxMakesReadOnly() {
    for (var line :
        new String[] {"ProtectSystem=strict", "ReadOnlyPaths=/var", "ReadOnlyPaths=/var/lib/app"}) {
      assertThat(found(line)).as(line).containsExactly("UNIT-29 blocker deploy/hello.service:3");
    }
  }

  @Test
  void findsPathThatTheUserMayNotWrite() {
    assertThat(found("ReadWritePaths=/var/lib/app"))
        .containsExactly("UNIT-29 blocker /var/lib/app");
  }

  @Test
  void findsNothingWhereSystemdMakesThePlace() {
    assertThat(found("ProtectSystem=strict\nStateDirectory=app")).isEmpty();
  }

  @Test
  void findsNothingWhereTheUserOwnsAnOpenedPath() {
    var subject = subject("ProtectSystem=strict\nReadWritePaths=/srv/own", "/srv/own");
    assertThat(new UnwritablePath().examine(subject)).isEmpty();
  }

  private static java.util.List<String> found(String line) {
    return Given.brief(new UnwritablePath().examine(subject(line, "/var/lib/app")));
  }

  private static Subject subject(String line, String writable) {
    var facts =
        Given.facts()
            .with(Given.accounts(), "getent")
            .with(
                Given.paths(
                    "d 0755 0 0 /",
                    "d 0755 0 0 /var",
                    "d 0755 0 0 /var/lib",
                    "d 0755 0 0 /var/lib/app",
                    "d 0755 0 0 /srv",
                    "d 0700 999 999 /srv/own"),
                "stat");
    return Given.unit("[Service]\nUser=app\n" + line + "\nExecStart=/x\n")
        .with(Given.declaring(java.util.List.of(), java.util.List.of(writable)))
        .with(facts);
  }
}
