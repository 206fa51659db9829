package dev.slipway.remote.jsch;

import dev.slipway.model.ServerName;
import dev.slipway.remote.Ask;
import dev.slipway.remote.Channel;
import dev.slipway.remote.Remote;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One whole connection that reaches nobody: this computer's own sshd, started for it alone, with
 * keys made for it alone, on a pair of pipes in place of a network. It makes the JVM load and
 * profile what every connection needs, for the AOT cache. Without sshd it does nothing.
 */
public final class Rehearsal {

  private static final Path SSHD = Path.of("/usr/sbin/sshd");
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private Rehearsal() {}

  /**
   * Connects, runs {@code true}, closes.
   *
   * @param directory an empty directory that nobody else can enter
   * @return whether it came to its end
   */
  public static boolean run(Path directory, Map<String, String> environment)
      throws InterruptedException {
    try {
      if (!Files.isExecutable(SSHD)
          || !makeKey(directory.resolve("host"))
          || !makeKey(directory.resolve("user"))) {
        return false;
      }
      Path config = write(directory);
      JschRemotes remotes =
          new JschRemotes(Optional.of(config), environment, Ask.NOBODY, JschRemotes.forOneServer());
      try (Remote remote = remotes.open(ServerName.of("rehearsal"));
          Channel channel = remote.exec("true", OutputStream.nullOutputStream())) {
        channel.input().close();
        return channel.exit(LIMIT).isPresent();
      }
    } catch (IOException notHere) {
      return false;
    }
  }

  private static Path write(Path directory) throws IOException {
    String hostKey = Files.readString(directory.resolve("host.pub"));
    Files.writeString(directory.resolve("known_hosts"), "rehearsal " + hostKey);
    Path sshd =
        Files.writeString(
            directory.resolve("sshd_config"),
            """
            HostKey DIR/host
            AuthorizedKeysFile DIR/user.pub
            StrictModes no
            UsePAM no
            PidFile none
            LogLevel QUIET
            """
                .replace("DIR", directory.toString()));
    return Files.writeString(
        directory.resolve("ssh_config"),
        """
        Host rehearsal
          ProxyCommand SSHD -i -f CONFIG 2>/dev/null
          IdentityFile DIR/user
          IdentityAgent none
          UserKnownHostsFile DIR/known_hosts
        """
            .replace("SSHD", SSHD.toString())
            .replace("CONFIG", sshd.toString())
            .replace("DIR", directory.toString()));
  }

  private static boolean makeKey(Path file) throws IOException, InterruptedException {
    Process keygen =
        new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return keygen.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) && keygen.exitValue() == 0;
  }
}
