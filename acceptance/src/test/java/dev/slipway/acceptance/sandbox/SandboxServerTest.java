package dev.slipway.acceptance.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Secret;
import dev.slipway.sandbox.SandboxFailure;
import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.SudoUser;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.server.OnServers;
import dev.slipway.testkit.server.ServerTest;
import dev.slipway.testkit.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnServers
class SandboxServerTest {
  private static final Map<Suite, String> SYSTEMD =
      Map.of(Suite.BULLSEYE, "247", Suite.BOOKWORM, "252", Suite.TRIXIE, "257");

  @ServerTest
  void isADebianWithSystemdAsItsFirstProcess(SandboxServer server) throws Exception {
    assertThat(server.sh("cat /proc/1/comm")).isEqualTo("systemd");
    assertThat(server.sh("systemctl --version"))
        .startsWith("systemd " + SYSTEMD.get(server.suite()));
    assertThat(server.sh("systemctl is-system-running")).isEqualTo("running");
  }

  @ServerTest
  void isReachedBySshWithItsOwnConfiguration(SandboxServer server) throws Exception {
    Ssh.Answer answer = Ssh.run(server, "root@" + server.name(), "hostname; id -un");
    assertThat(answer).isEqualTo(new Ssh.Answer(0, server.name() + "\nroot\n", ""));
  }

  @ServerTest
  void keepsItsDiskAndItsAddressOverAReboot(SandboxServer server) throws Exception {
    String boot = server.sh("cat /proc/sys/kernel/random/boot_id");
    server.sh("echo kept >/var/lib/kept");
    server.reboot();
    assertThat(server.sh("cat /var/lib/kept")).isEqualTo("kept");
    assertThat(server.sh("cat /proc/sys/kernel/random/boot_id")).isNotEqualTo(boot);
    assertThat(Ssh.run(server, server.name(), "true").exit()).isZero();
  }

  @ServerTest
  void comesBackAfterItRebootsFromInside(SandboxServer server) throws Exception {
    int boots = server.boots();
    Ssh.run(server, server.name(), "systemctl reboot");
    server.awaitBoot(boots + 1);
    assertThat(Ssh.run(server, server.name(), "true").exit()).isZero();
  }

  @ServerTest
  void losesEveryProcessInAPowerCutAndKeepsItsDisk(SandboxServer server) throws Exception {
    server.sh("echo kept >/var/lib/kept-too");
    server.sh(
        "systemd-run --unit=marked sh -c 'trap \"echo ended >/var/lib/ended\" TERM; sleep 600'");
    server.powerCut();
    assertThat(server.sh("cat /var/lib/kept-too")).isEqualTo("kept");
    assertThat(server.exec("test -e /var/lib/ended").exit()).isEqualTo(1);
    assertThat(server.exec("systemctl is-active marked").out().strip()).isEqualTo("inactive");
  }

  @Test
  void saysNothingToEitherSideWhenItsNetworkIsCut(SandboxServer server) throws Exception {
    try (var connection = new java.net.Socket(server.address(), 22)) {
      connection.setSoTimeout(500);
      assertThat(connection.getInputStream().readNBytes(4)).asString().isEqualTo("SSH-");
      connection.getInputStream().skipNBytes(connection.getInputStream().available());
      server.cutNetwork();
      assertThatThrownBy(() -> connection.getInputStream().read())
          .isInstanceOf(java.net.SocketTimeoutException.class);
      assertThat(server.sh("ss -Htn state established sport = :22")).contains(":22");
    } finally {
      server.restoreNetwork();
    }
    assertThat(Ssh.run(server, server.name(), "true").exit()).isZero();
  }

  @Test
  void hasSudoUsersWithAndWithoutPassword(Servers servers) throws Exception {
    SandboxServer server =
        servers.up(
            Suite.TRIXIE,
            spec ->
                spec.withSudoUser(SudoUser.passwordless("app"))
                    .withSudoUser(SudoUser.withPassword("ops", Secret.of("open sesame"))));
    assertThat(Ssh.run(server, "app@" + server.name(), "sudo -n id -un").out()).isEqualTo("root\n");
    assertThat(Ssh.run(server, "ops@" + server.name(), "sudo -n true").exit()).isEqualTo(1);
    assertThat(
            Ssh.run(server, "ops@" + server.name(), "echo open sesame | sudo -S -p '' id -un")
                .out())
        .isEqualTo("root\n");
    servers.down(server);
  }

  @Test
  void hasASmallOptThatStaysSmallOverAPowerCut(Servers servers) throws Exception {
    SandboxServer server = servers.up(Suite.BOOKWORM, spec -> spec.withOptOf(1 << 20));
    assertThat(server.exec("dd if=/dev/zero of=/opt/big bs=64k count=32").err())
        .contains("No space left on device");
    server.powerCut();
    assertThat(server.sh("stat -c %s /opt/big")).isEqualTo(String.valueOf(1 << 20));
    servers.down(server);
  }

  @Test
  void leavesNothingWhenItIsTakenDown(Servers servers) throws Exception {
    SandboxServer server = servers.up(Suite.BULLSEYE);
    assertThat(Traces.of(server.name())).isNotEmpty();
    servers.down(server);
    assertThat(Traces.of(server.name())).isEmpty();
    assertThatThrownBy(() -> server.sh("true")).isInstanceOf(SandboxFailure.class);
  }

  @Test
  void isWrittenToFromOutside(SandboxServer server) throws Exception {
    Files.writeString(server.root().resolve("srv/note"), "from outside\n");
    assertThat(server.sh("cat /srv/note")).isEqualTo("from outside");
  }

  @Test
  void keepsItsKeyToItsOwner(SandboxServer server) throws IOException {
    assertThat(Files.getPosixFilePermissions(server.key()))
        .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
  }
}
