package dev.slipway.check.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class VoidFileCapabilityTest {
  private static final String SETCAP =
      "ExecStartPre=+/sbin/setcap cap_net_bind_service=+ep /opt/hello/current/hello";

  @Test
  void findsNoNewPrivileges() {
    assertThat(found(257, SETCAP, "NoNewPrivileges=yes"))
        .containsExactly("SECURITY-03 blocker deploy/hello.service:5");
  }

  @Test
  void findsDirectiveThatImpliesItOnSystemd252AndNothingOn257() {
    assertThat(found(252, SETCAP, "SystemCallFilter=@system-service"))
        .containsExactly("SECURITY-03 blocker deploy/hello.service:5");
    assertThat(found(252, SETCAP, "ProtectHostname=yes"))
        .containsExactly("SECURITY-03 blocker deploy/hello.service:5");
    assertThat(found(257, SETCAP, "SystemCallFilter=@system-service")).isEmpty();
  }

  @Test
  void findsNothingWithAmbientCapabilitiesOrMildSandbox() {
    assertThat(
            found(252, SETCAP, "NoNewPrivileges=yes", "AmbientCapabilities=CAP_NET_BIND_SERVICE"))
        .isEmpty();
    assertThat(found(252, SETCAP, "ProtectSystem=strict", "PrivateTmp=yes")).isEmpty();
    assertThat(found(252, "NoNewPrivileges=yes")).isEmpty();
  }

  private static java.util.List<String> found(int systemd, String... lines) {
    return Given.brief(new VoidFileCapability().examine(Given.lowPort(systemd, "", lines)));
  }
}
