package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ServerName;
import dev.slipway.remote.Ask;
import dev.slipway.remote.Remote;
import dev.slipway.remote.RemoteException;
import dev.slipway.remote.jsch.JschRemotes;
import dev.slipway.script.Frame;
import dev.slipway.script.FramedScripts;
import dev.slipway.script.Privilege;
import dev.slipway.script.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The SSH adapter without root, sshd or ssh: our own reading of ssh_config, keys other than
 * Ed25519.
 */
class FakeServerTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Script SCRIPT = Script.builder().facts("who", "echo $((6 * 7))").build();

  @TempDir Path directory = Path.of("");

  @BeforeEach
  void makeKey() throws Exception {
    LoopbackSshd.keygen("-t", "ecdsa", "-f", directory.resolve("user").toString());
  }

  private Path publicKey() {
    return directory.resolve("user.pub");
  }

  private Remote open(FakeServer server, String knownHosts) throws Exception {
    Path known = Files.writeString(directory.resolve("known_hosts"), knownHosts);
    Path config =
        Files.writeString(
            directory.resolve("config"),
            """
            Host web1
              HostName 127.0.0.1
              Port %d
              User root
              IdentityFile %s
              UserKnownHostsFile %s
              GlobalKnownHostsFile /dev/null
            """
                .formatted(server.port(), directory.resolve("user"), known));
    Map<String, String> noSsh = Map.of("HOME", directory.toString(), "PATH", "/nonexistent");
    return new JschRemotes(Optional.of(config), noSsh, Ask.NOBODY, JschRemotes.forOneServer())
        .open(ServerName.of("web1"));
  }

  @Test
  void runsAScriptInARealShell() throws Exception {
    try (FakeServer server = FakeServer.withShell(publicKey());
        Remote remote = open(server, server.knownHostsLine())) {
      assertThat(new FramedScripts(Ask.NOBODY).run(remote, SCRIPT, Privilege.LOGIN, LIMIT))
          .extracting(Frame::text)
          .containsExactly("42\n");
      assertThat(server.commands()).singleElement().asString().startsWith("exec /bin/sh -c");
    }
  }

  @Test
  void anAnswerWithoutATokenIsNoShell() throws Exception {
    try (FakeServer server =
            FakeServer.answering(
                publicKey(), (_, _) -> new FakeServer.Answer(1, "", "menu only\n"));
        Remote remote = open(server, server.knownHostsLine())) {
      assertThatThrownBy(
              () -> new FramedScripts(Ask.NOBODY).run(remote, SCRIPT, Privilege.LOGIN, LIMIT))
          .isInstanceOf(RemoteException.NoShell.class)
          .hasMessageStartingWith("start a shell on web1: exit 1: \"menu only\"");
    }
  }

  @Test
  void anUnknownHostKeyIsRefused() throws Exception {
    try (FakeServer server = FakeServer.withShell(publicKey())) {
      assertThatThrownBy(() -> open(server, ""))
          .isInstanceOfSatisfying(
              RemoteException.HostKeyUnknown.class,
              unknown -> assertThat(unknown.line()).isEqualTo(server.knownHostsLine().strip()));
    }
  }

  @Test
  void aKeyThatIsNotLetInIsNamed() throws Exception {
    Path other = directory.resolve("other");
    LoopbackSshd.keygen("-t", "ecdsa", "-f", other.toString());
    try (FakeServer server = FakeServer.withShell(Path.of(other + ".pub"))) {
      assertThatThrownBy(() -> open(server, server.knownHostsLine()))
          .isInstanceOf(RemoteException.LoginRefused.class)
          .hasMessageContaining("tried " + directory.resolve("user") + ";")
          .hasMessageContaining("the server accepts ");
    }
  }
}
