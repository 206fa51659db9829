package dev.slipway.check.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class ForbiddenFileCapabilityTest {
  @Test
  void findsFileWithMoreThanTheBoundingSet() {
    assertThat(
            found(
                252,
                "ExecStartPre=+/sbin/setcap cap_net_bind_service=+ep /opt/hello/current/hello",
                "CapabilityBoundingSet=CAP_CHOWN"))
        .containsExactly("SECURITY-04 blocker deploy/hello.service:5");
  }

  @Test
  void findsInstalledFileWithMoreThanTheBoundingSet() {
    var unit = Given.installed("[Service]\nExecStart=/opt/x\nCapabilityBoundingSet=\n");
    var facts = Given.facts().with(Given.capability("/opt/x", "cap_net_bind_service"), "getcap");
    assertThat(
            Given.brief(
                new ForbiddenFileCapability().examine(Given.server().with(facts).with(unit))))
        .containsExactly("SECURITY-04 blocker /etc/systemd/system/hello.service:3");
  }

  @Test
  void findsNothingWhenItIsAllowedOrTheNewFileHasNone() {
    assertThat(found(252, "CapabilityBoundingSet=")).isEmpty();
    assertThat(
            found(
                252,
                "ExecStartPre=+/sbin/setcap cap_net_bind_service=+ep /opt/hello/current/hello"))
        .isEmpty();
  }

  private static java.util.List<String> found(int systemd, String... lines) {
    return Given.brief(
        new ForbiddenFileCapability()
            .examine(Given.lowPort(systemd, "cap_net_bind_service", lines)));
  }
}
