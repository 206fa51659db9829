package dev.slipway.remote.jsch;

import dev.slipway.model.Secret;
import dev.slipway.model.ServerName;
import dev.slipway.remote.Ask;
import dev.slipway.remote.Remote;
import dev.slipway.remote.RemoteException;
import dev.slipway.remote.Remotes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * Reaches servers over SSH as the user's own {@code ssh} would: the same configuration, keys,
 * agent, jump hosts and known_hosts. A host key that is not known is refused, or asked about; never
 * taken.
 */
public final class JschRemotes implements Remotes {

  private static final int MAX_PASSPHRASES = 3;

  /** A jump host may itself need one; a configuration that goes round in circles ends here. */
  private static final int MAX_JUMPS = 8;

  private final Resolver resolver;
  private final Ask ask;
  private final ThreadFactory threads;

  /**
   * @param configFile {@code -F}: read in place of the user's and the system's ssh_config
   * @param environment of Slipway itself: {@code HOME}, {@code PATH}, {@code SSH_AUTH_SOCK}
   * @param threads daemon platform threads for one server, virtual threads for many
   */
  public JschRemotes(
      Optional<Path> configFile, Map<String, String> environment, Ask ask, ThreadFactory threads) {
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "/")));
    Optional<Path> ssh = SshSettings.find(environment.getOrDefault("PATH", "/usr/bin:/bin"));
    this.resolver = new Resolver(new SshSettings(ssh, configFile, home), environment, home);
    this.ask = ask;
    this.threads = threads;
  }

  /** The threads for reaching one server: nothing is left of them when the remote is closed. */
  public static ThreadFactory forOneServer() {
    return Thread.ofPlatform().daemon().name("ssh").factory(); // counting them costs 2 ms at first
  }

  /** The threads for reaching many servers at once. */
  public static ThreadFactory forManyServers() {
    return Thread.ofVirtual().name("ssh ", 0).factory();
  }

  @Override
  public Remote open(ServerName server) throws RemoteException {
    KeyArithmetic.prepare();
    return open(server, Optional.empty(), 0);
  }

  /**
   * @param through the server to go through; empty when the configuration of {@code server} says
   */
  private JschRemote open(ServerName server, Optional<JschRemote> through, int depth)
      throws RemoteException {
    Destination to = resolver.resolve(server);
    Optional<JschRemote> jump = through.isPresent() ? through : jump(to, depth);
    try {
      return logIn(to, jump);
    } catch (RemoteException notReached) {
      jump.filter(_ -> through.isEmpty()).ifPresent(JschRemote::close);
      throw notReached;
    }
  }

  /**
   * Each hop is reached through the one before it, whatever its own configuration says (ssh -J).
   */
  private Optional<JschRemote> jump(Destination to, int depth) throws RemoteException {
    if (depth > MAX_JUMPS) {
      throw new RemoteException.BadConfiguration(
          to.server(),
          "more than " + MAX_JUMPS + " jump hosts",
          "Does ProxyJump go round in circles? See: ssh -G " + to.server().host());
    }
    Optional<JschRemote> last = Optional.empty();
    try {
      for (ServerName hop : to.jumps()) {
        last = Optional.of(open(hop, last, depth + 1));
      }
      return last;
    } catch (RemoteException notReached) {
      last.ifPresent(JschRemote::close);
      throw notReached;
    }
  }

  private JschRemote logIn(Destination to, Optional<JschRemote> jump) throws RemoteException {
    Keys keys = Keys.of(to);
    boolean asked = false;
    boolean withCertificates = true;
    while (true) {
      try {
        return new Login(to, keys, withCertificates, jump, threads).connect();
      } catch (RemoteException.HostKeyUnknown unknown) {
        if (asked || !isAccepted(to, unknown)) {
          throw unknown;
        }
        asked = true;
      } catch (RemoteException.LoginRefused refused) {
        if (!isUnlocked(keys)) {
          throw refused;
        }
      } catch (UnknownAuthority other) {
        if (!withCertificates) {
          throw new RemoteException.HandshakeFailed(
              to.server(),
              String.valueOf(other.getMessage()),
              "Add the authority to known_hosts: @cert-authority HOST KEY");
        }
        withCertificates = false;
      }
    }
  }

  private boolean isAccepted(Destination to, RemoteException.HostKeyUnknown unknown)
      throws RemoteException {
    String question =
        "The host key of "
            + to.server()
            + " is unknown: "
            + unknown.fingerprint()
            + "\nIs it the server's own, and shall it be remembered?";
    if (to.knownHosts().isEmpty() || !ask.confirm(question)) {
      return false;
    }
    Path file = to.knownHosts().getFirst();
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null && !Files.isDirectory(directory)) {
        Files.createDirectories(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      boolean openLine =
          Files.exists(file) && !endsLine(Files.readString(file, StandardCharsets.ISO_8859_1));
      Files.writeString(
          file,
          (openLine ? "\n" : "") + unknown.line() + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return true;
    } catch (IOException unwritable) {
      throw new RemoteException.BadConfiguration(
          to.server(), file + " cannot be written: " + unwritable.getMessage(), unknown.next());
    }
  }

  private static boolean endsLine(String text) {
    return text.isEmpty() || text.endsWith("\n");
  }

  private boolean isUnlocked(Keys keys) {
    Optional<LockedKey> wanted = keys.wanted();
    for (int tries = 0; wanted.isPresent() && tries < MAX_PASSPHRASES; tries++) {
      Optional<Secret> passphrase = ask.secret("Passphrase of " + wanted.get().getName() + ": ");
      if (passphrase.isEmpty()) {
        return false;
      }
      if (wanted.get().unlock(passphrase.get())) {
        return true;
      }
    }
    return false;
  }
}
