package dev.slipway.remote.jsch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A server that is nobody's, for the run that the AOT cache is made of: this computer's own sshd,
 * started for one connection alone, with keys made for it alone, on a pair of pipes in place of a
 * network. It makes the JVM load and profile what every connection needs.
 */
public final class Rehearsal {

  private static final Path SSHD = Path.of("/usr/sbin/sshd");
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private Rehearsal() {}

  /**
   * Makes keys and a configuration.
   *
   * @param directory an empty directory that nobody else can enter
   * @param deaf a port of this computer that accepts a connection and ends it
   * @param answer the command that answers every exec in place of what is asked for
   * @return the ssh_config of two servers: {@code rehearsal}, which lets nobody in where this
   *     computer has no sshd, and {@code deaf}
   */
  public static Path in(Path directory, int deaf, String answer)
      throws IOException, InterruptedException {
    if (Files.isExecutable(SSHD)
        && makeKey(directory.resolve("host"))
        && makeKey(directory.resolve("user"))) {
      var hostKey = Files.readString(directory.resolve("host.pub"));
      Files.writeString(directory.resolve("known_hosts"), "rehearsal " + hostKey);
    }
    var sshd =
        """
        HostKey @DIR@/host
        AuthorizedKeysFile @DIR@/user.pub
        StrictModes no
        UsePAM no
        PidFile none
        LogLevel QUIET
        ForceCommand @ANSWER@
        """;
    var ssh =
        """
        Host rehearsal
          ProxyCommand @SSHD@ -i -f @DIR@/sshd_config 2>/dev/null
          IdentityFile @DIR@/user
          IdentityAgent none
          UserKnownHostsFile @DIR@/known_hosts
        Host deaf
          HostName 127.0.0.1
          Port @PORT@
        """;
    write(directory, "sshd_config", sshd.replace("@ANSWER@", answer));
    return write(directory, "ssh_config", ssh.replace("@PORT@", String.valueOf(deaf)));
  }

  private static Path write(Path directory, String name, String text) throws IOException {
    return Files.writeString(
        directory.resolve(name),
        text.replace("@DIR@", directory.toString()).replace("@SSHD@", SSHD.toString()));
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
