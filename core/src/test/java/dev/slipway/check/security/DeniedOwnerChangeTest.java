package dev.slipway.check.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Executables;
import dev.slipway.check.Given;
import dev.slipway.check.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeniedOwnerChangeTest {
  private static Subject unit(String... lines) {
    return Given.unit("[Service]\nExecStart=/x\n" + String.join("\n", lines) + "\n")
        .withBinary(Executables.built("CGO_ENABLED=0 GOARCH=amd64", "-tags=activated"));
  }

  private static List<String> found(Subject subject) {
    return Given.brief(new DeniedOwnerChange().examine(subject));
  }

  @Test
  void findsFilterThatKillsWhoChangesOwners() {
    assertThat(found(unit("SystemCallFilter=@system-service", "SystemCallFilter=~@privileged")))
        .containsExactly("SECURITY-07 risk deploy/hello.service:4");
    assertThat(found(unit("SystemCallFilter=~@chown"))).hasSize(1);
  }

  @Test
  void findsNothingWhereItIsAllowedOrOnlyFails() {
    var killing = "SystemCallFilter=~@privileged";
    assertThat(found(unit())).isEmpty();
    assertThat(found(unit("SystemCallFilter=@system-service"))).isEmpty();
    assertThat(found(unit(killing, "SystemCallFilter=@chown"))).isEmpty();
    assertThat(found(unit(killing, "SystemCallErrorNumber=EPERM"))).isEmpty();
    assertThat(found(unit("SystemCallFilter=~fchown"))).isEmpty();
    assertThat(found(unit(killing).withBinary(Executables.plain()))).isEmpty();
  }
}
