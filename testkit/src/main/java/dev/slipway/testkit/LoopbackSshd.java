package dev.slipway.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A real OpenSSH server on a free port of loopback, with its own keys and configuration, for root's
 * own login by key. It touches nothing of the machine's sshd.
 */
public final class LoopbackSshd implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/sbin/sshd");

  private final Path directory;
  private final int port;
  private final Process process;

  private LoopbackSshd(Path directory, int port, Process process) {
    this.directory = directory;
    this.port = port;
    this.process = process;
  }

  /** Why it cannot run here; empty when it can. */
  public static Optional<String> obstacle() {
    if (!Files.isExecutable(PROGRAM)) {
      return Optional.of("needs the package openssh-server");
    }
    return "root".equals(System.getProperty("user.name"))
        ? Optional.empty()
        : Optional.of("needs root to start an sshd that lets somebody in");
  }

  /**
   * Starts it; the user's key is {@link #userKey}.
   *
   * @param lines further lines of sshd_config, before ours: the first value wins
   */
  public static LoopbackSshd start(Path directory, String... lines)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    Files.createDirectories(Path.of("/run/sshd"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    if (!Files.exists(directory.resolve("host_ed25519"))) {
      keygen("-t", "ed25519", "-f", directory.resolve("host_ed25519").toString());
      keygen("-t", "ed25519", "-f", directory.resolve("user_ed25519").toString());
      Files.copy(directory.resolve("user_ed25519.pub"), directory.resolve("authorized_keys"));
    }
    int port = freePort();
    List<String> config = new ArrayList<>(List.of(lines));
    config.addAll(
        List.of(
            "Port " + port,
            "ListenAddress 127.0.0.1",
            "HostKey " + directory.resolve("host_ed25519"),
            "AuthorizedKeysFile " + directory.resolve("authorized_keys"),
            "PidFile none",
            "StrictModes no",
            "UsePAM no",
            "PermitRootLogin yes",
            "PasswordAuthentication no",
            "KbdInteractiveAuthentication no",
            "MaxStartups 200",
            "LogLevel VERBOSE"));
    Path file = Files.write(directory.resolve("sshd_config"), config);
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "-D", "-e", "-f", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    LoopbackSshd sshd = new LoopbackSshd(directory, port, process);
    sshd.awaitListening();
    return sshd;
  }

  /** Runs ssh-keygen without a question: no passphrase unless {@code -N} is among the arguments. */
  public static void keygen(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ssh-keygen", "-q"));
    command.addAll(List.of(arguments));
    if (!command.contains("-N") && !command.contains("-s")) {
      command.addAll(List.of("-N", ""));
    }
    Process keygen = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keygen.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keygen.waitFor() != 0) {
      throw new IOException(said);
    }
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** Where its files are. */
  public Path directory() {
    return directory;
  }

  /** The private key that lets root in. */
  public Path userKey() {
    return directory.resolve("user_ed25519");
  }

  /** The host key as {@code TYPE BASE64}. */
  public String hostKey() throws IOException {
    String[] words = Files.readString(directory.resolve("host_ed25519.pub")).split(" ");
    return words[0] + " " + words[1].strip();
  }

  /** The known_hosts line for its own port. */
  public String knownHostsLine() throws IOException {
    return "[127.0.0.1]:" + port + " " + hostKey() + "\n";
  }

  /** What it has logged so far. */
  public String log() throws IOException {
    return Files.readString(directory.resolve("log"));
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }

  private void awaitListening() throws IOException, InterruptedException {
    for (int tries = 0; tries < 100; tries++) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException notYet) {
        if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
          break;
        }
      }
    }
    throw new IOException("sshd does not listen: " + log());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
