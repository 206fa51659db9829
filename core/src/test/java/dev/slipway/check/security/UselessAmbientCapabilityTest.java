package dev.slipway.check.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class UselessAmbientCapabilityTest {
  @Test
  void findsBoundingSetThatLacksTheCapability() {
    assertThat(found(252, "AmbientCapabilities=CAP_NET_BIND_SERVICE", "CapabilityBoundingSet="))
        .containsExactly("SECURITY-05 blocker deploy/hello.service:5");
    assertThat(
            found(
                252,
                "AmbientCapabilities=CAP_NET_BIND_SERVICE",
                "CapabilityBoundingSet=~CAP_NET_BIND_SERVICE CAP_SYS_ADMIN"))
        .containsExactly("SECURITY-05 blocker deploy/hello.service:5");
  }

  @Test
  void findsPrivateUsers() {
    assertThat(found(252, "AmbientCapabilities=CAP_NET_BIND_SERVICE", "PrivateUsers=yes"))
        .containsExactly("SECURITY-05 blocker deploy/hello.service:5");
  }

  @Test
  void findsRootWithoutTheCapability() {
    assertThat(found(252, "User=root", "CapabilityBoundingSet=CAP_CHOWN"))
        .containsExactly("SECURITY-05 blocker deploy/hello.service:5");
  }

  @Test
  void findsNothingWhenBothHaveIt() {
    assertThat(
            found(
                252,
                "AmbientCapabilities=CAP_NET_BIND_SERVICE",
                "CapabilityBoundingSet=CAP_NET_BIND_SERVICE",
                "NoNewPrivileges=yes"))
        .isEmpty();
    assertThat(found(252, "CapabilityBoundingSet=")).isEmpty();
  }

  private static java.util.List<String> found(int systemd, String... lines) {
    return Given.brief(new UselessAmbientCapability().examine(Given.lowPort(systemd, "", lines)));
  }
}
