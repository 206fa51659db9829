package dev.slipway.check.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class LostFileCapabilityTest {
  @Test
  void findsCapabilityThatTheNewReleaseHasNot() {
    assertThat(found(252)).containsExactly("SECURITY-02 blocker getcap /opt/hello/current/hello");
  }

  @Test
  void findsNothingWhenTheUnitGivesIt() {
    assertThat(found(252, "AmbientCapabilities=CAP_NET_BIND_SERVICE")).isEmpty();
    assertThat(
            found(
                252,
                "ExecStartPre=+/sbin/setcap cap_net_bind_service=+ep /opt/hello/current/hello"))
        .isEmpty();
    assertThat(found(252, "User=root")).isEmpty();
  }

  private static java.util.List<String> found(int systemd, String... lines) {
    return Given.brief(
        new LostFileCapability().examine(Given.lowPort(systemd, "cap_net_bind_service", lines)));
  }
}
