package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SandboxUnavailableTest {

  @Test
  void saysEverythingThatIsMissingAndTheOneCommandThatInstallsIt() {
    SandboxUnavailable unavailable =
        new SandboxUnavailable(
            List.of(
                new Missing("systemd-nspawn is not installed", Optional.of("systemd-container")),
                new Missing("ssh is not installed", Optional.of("openssh-client")),
                new Missing("ssh-keygen is not installed", Optional.of("openssh-client"))));
    assertThat(unavailable)
        .hasMessage(
            """
            this computer cannot boot a sandbox server: systemd-nspawn is not installed; ssh is \
            not installed; ssh-keygen is not installed
              install what is missing, as root: apt-get install --yes openssh-client \
            systemd-container
              or use a real server: slipway doctor root@SERVER\
            """);
  }

  @Test
  void namesNoPackageWhereNoneHelps() {
    SandboxUnavailable unavailable =
        new SandboxUnavailable(
            List.of(new Missing("this needs root: run it with sudo", Optional.empty())));
    assertThat(unavailable.getMessage())
        .contains("run it with sudo")
        .contains("slipway doctor root@SERVER")
        .doesNotContain("apt-get");
  }
}
