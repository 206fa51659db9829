package dev.slipway.acceptance.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import dev.slipway.testkit.server.OnServers;
import dev.slipway.testkit.server.ServerTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** Servers that are not reached, each for another reason: exit 3, what was seen, what next. */
@OnServers(Suite.BOOKWORM)
class ServerInputTest {
  @TempDir Path directory;

  @ServerTest
  void nameThatNobodyKnows(SandboxServer server) throws Exception {
    unreached(
        slipway(server.sshConfig()), "no-such-server", "has no address", "ssh -G no-such-server");
  }

  @ServerTest
  void portWhereNobodyListens(SandboxServer server) throws Exception {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    unreached(
        slipway(server.sshConfig()),
        "root@127.0.0.1:" + port,
        "refuses the connection",
        "Is sshd running there");
  }

  @ServerTest
  void keyThatTheServerDoesNotTake(SandboxServer server) throws Exception {
    var key = directory.resolve("other");
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
    var config = config(server, server.knownHosts(), key);
    unreached(slipway(config).with("SSH_AUTH_SOCK", ""), server.name(), "root");
  }

  @ServerTest
  void hostKeyThatChanged(SandboxServer server) throws Exception {
    var key = directory.resolve("host");
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
    var words = Files.readString(Path.of(key + ".pub")).split(" ");
    var hosts = directory.resolve("known_hosts");
    var known = new StringBuilder();
    for (var line : Files.readAllLines(server.knownHosts())) {
      if (line.split(" ").length > 2 && line.contains("ssh-ed25519")) {
        known
            .append(line.split(" ")[0])
            .append(' ')
            .append(words[0])
            .append(' ')
            .append(words[1])
            .append('\n');
      }
    }
    assertThat(known.toString()).isNotEmpty();
    Files.writeString(hosts, known);
    var changed = config(server, hosts, server.key());
    unreached(slipway(changed), server.name(), "SHA256:", "ssh-keygen -");
  }

  @ServerTest
  void accountThatMayNotBecomeRoot(SandboxServer server) throws Exception {
    server.sh(
        "id plain 2>/dev/null || useradd -m -s /bin/bash plain; mkdir -p /home/plain/.ssh;"
            + " cp ~/.ssh/authorized_keys /home/plain/.ssh/; chown -R plain /home/plain");
    var slipway = slipway(server.sshConfig());
    var doctor = slipway.run("doctor", "plain@" + server.name());
    assertThat(doctor.exit()).as(doctor.out()).isEqualTo(3);
    assertThat(doctor.out()).contains("sudo", "plain");
  }

  /** By {@code run}, {@code inspect} and {@code doctor}, as text and as JSON. */
  private void unreached(Launcher slipway, String server, String... says) throws Exception {
    var text = slipway.run("run", server, "--", "true");
    assertThat(text.exit()).as(text.err()).isEqualTo(3);
    assertThat(text.out()).isEmpty();
    assertThat(text.err()).startsWith("slipway: ").contains(says).doesNotContain("Exception");

    var json = slipway.run("run", server, "--format", "json", "--", "true");
    assertThat(json.exit()).isEqualTo(3);
    assertThat(String.valueOf(first(json, "servers").get("error"))).contains(says);

    var inspect = slipway.run("inspect", "/bin/ls", "--against", server);
    assertThat(inspect.exit()).isEqualTo(3);
    assertThat(inspect.out().replaceAll("\\s+", " ")).contains("is not known").contains(says);

    var doctor = slipway.run("doctor", server, "--format", "json");
    assertThat(doctor.exit()).isEqualTo(3);
    var summary = (Map<?, ?>) JSON.std.mapFrom(doctor.out()).get("summary");
    assertThat(String.valueOf(summary.get("servers"))).contains("reached=false").contains(says);
  }

  private static Map<?, ?> first(Run run, String list) throws IOException {
    return (Map<?, ?>) ((List<?>) JSON.std.mapFrom(run.out()).get(list)).getFirst();
  }

  private Launcher slipway(Path config) {
    return Launcher.packaged().in(directory).withSshConfig(config);
  }

  private Path config(SandboxServer server, Path knownHosts, Path key) throws IOException {
    return Files.writeString(
        directory.resolve("config"),
        """
        Host %s
          HostName %s
          User root
          IdentityFile %s
          IdentitiesOnly yes
          UserKnownHostsFile %s
          HostKeyAlias %s
        """
            .formatted(server.name(), server.address(), key, knownHosts, alias(server)));
  }

  /** The name under which the sandbox's own file knows the server. */
  private static String alias(SandboxServer server) throws IOException {
    return Files.readAllLines(server.knownHosts()).getFirst().split("[ ,]")[0];
  }

  private static void run(String... command) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
