package dev.slipway.remote;

import dev.slipway.model.ServerName;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A server that was not reached, or was lost. The message has four parts: what was being done, on
 * which server, what was seen, what to do next. An {@link IOException}, so that streams over a
 * channel may throw it.
 */
public abstract sealed class RemoteException extends IOException {

  private final ServerName server;
  private final String doing;
  private final String seen;
  private final String next;

  private RemoteException(ServerName server, String doing, String seen, String next) {
    super(doing + " " + server + ": " + seen + ". " + next);
    this.server = server;
    this.doing = doing;
    this.seen = seen;
    this.next = next;
  }

  /** The server; for a jump host that failed, the jump host. */
  public ServerName server() {
    return server;
  }

  /** What was being done, e.g. {@code connect to}. */
  public String doing() {
    return doing;
  }

  /** What was seen, with the value. */
  public String seen() {
    return seen;
  }

  /** What to do next: a sentence, usually with a command. */
  public String next() {
    return next;
  }

  /**
   * {@code ssh_config} or a key file cannot be used as it is; the one member that is exit code 2.
   */
  public static final class BadConfiguration extends RemoteException {
    public BadConfiguration(ServerName server, String seen, String next) {
      super(server, "resolve", seen, next);
    }
  }

  /** The host name has no address. */
  public static final class UnresolvedName extends RemoteException {
    public UnresolvedName(ServerName server, String host) {
      super(
          server,
          "resolve",
          "the name \"" + host + "\" has no address",
          "Check the spelling, or what ssh makes of it: ssh -G " + server.host());
    }
  }

  /** Nothing listens on the port. */
  public static final class ConnectionRefused extends RemoteException {
    public ConnectionRefused(ServerName server, String address) {
      super(
          server,
          "connect to",
          address + " refuses the connection",
          "Is sshd running there, and on this port?");
    }
  }

  /** No answer in time: the machine is off, or a firewall drops the packets. */
  public static final class ConnectTimeout extends RemoteException {
    public ConnectTimeout(ServerName server, String address, Duration limit) {
      super(
          server,
          "connect to",
          address + " gave no answer in " + limit.toSeconds() + " s",
          "Is the machine up, and does a firewall let this computer through?");
    }
  }

  /** The network says that there is no way; {@code seen} is its own text. */
  public static final class Unreachable extends RemoteException {
    public Unreachable(ServerName server, String address, String seen) {
      super(server, "connect to", address + ": " + seen, "Check the route to the server.");
    }
  }

  /** Connected, but what answers does not speak SSH with us. */
  public static final class HandshakeFailed extends RemoteException {
    public HandshakeFailed(ServerName server, String seen, String next) {
      super(server, "connect to", seen, next);
    }
  }

  /** No known_hosts file knows the server's key. */
  public static final class HostKeyUnknown extends RemoteException {
    private final String fingerprint;
    private final String line;

    /**
     * @param line the known_hosts line that would accept it
     * @param accept the command that appends it
     */
    public HostKeyUnknown(ServerName server, String fingerprint, String line, String accept) {
      super(
          server,
          "connect to",
          "the host key is unknown: " + fingerprint,
          "Compare it with the server's own (there: ssh-keygen -lf /etc/ssh/ssh_host_"
              + keyType(line)
              + "_key.pub), then accept it: "
              + accept);
      this.fingerprint = fingerprint;
      this.line = line;
    }

    /** {@code SHA256:…} as {@code ssh-keygen -l} prints it. */
    public String fingerprint() {
      return fingerprint;
    }

    /** The known_hosts line that would accept the key. */
    public String line() {
      return line;
    }

    private static String keyType(String line) {
      return line.contains(" ssh-ed25519 ")
          ? "ed25519"
          : line.contains(" ssh-rsa ") ? "rsa" : "ecdsa";
    }
  }

  /** known_hosts has another key for this server. */
  public static final class HostKeyChanged extends RemoteException {
    private final String fingerprint;

    /**
     * @param known where the other key stands, {@code FILE:LINE}
     * @param accept the commands that forget the old key and accept the new one
     */
    public HostKeyChanged(ServerName server, String fingerprint, String known, String accept) {
      super(
          server,
          "connect to",
          "the host key CHANGED: the server shows " + fingerprint + ", " + known + " has another",
          "Someone may be listening in. Only if you know that the server was reinstalled: "
              + accept);
      this.fingerprint = fingerprint;
    }

    /** {@code SHA256:…} of the key the server showed. */
    public String fingerprint() {
      return fingerprint;
    }
  }

  /** known_hosts marks the server's key, or the authority that signed it, as revoked. */
  public static final class HostKeyRevoked extends RemoteException {
    public HostKeyRevoked(ServerName server, String fingerprint, String known) {
      super(
          server,
          "connect to",
          "the host key " + fingerprint + " is marked @revoked in " + known,
          "Do not connect; ask whoever revoked it.");
    }
  }

  /** The server let none of our keys in. */
  public static final class LoginRefused extends RemoteException {
    private final List<String> tried;

    /**
     * @param tried each key or method that was tried, e.g. {@code ~/.ssh/id_ed25519 SHA256:…}
     * @param offered what the server would accept, e.g. {@code publickey,password}
     */
    public LoginRefused(ServerName server, String user, List<String> tried, String offered) {
      super(
          server,
          "log in to",
          "user \""
              + user
              + "\" is refused; tried "
              + (tried.isEmpty() ? "no key, there is none" : String.join(", ", tried))
              + "; the server accepts "
              + offered,
          "Name the user and key in ssh_config (User, IdentityFile), load the key (ssh-add), or"
              + " send it there: ssh-copy-id "
              + server);
      this.tried = List.copyOf(tried);
    }

    /** Each key or method that was tried. */
    public List<String> tried() {
      return tried;
    }
  }

  /** Logged in, but no shell took our script: nologin, a forced command, a start-up file. */
  public static final class NoShell extends RemoteException {
    public NoShell(ServerName server, String seen) {
      super(
          server,
          "start a shell on",
          seen,
          "The user needs a login shell that runs commands; see its entry in /etc/passwd, its"
              + " start-up files, and \"command=\" in its authorized_keys.");
    }
  }

  /** sudo did not make us root. */
  public static final class SudoRefused extends RemoteException {

    /** Why sudo refused. */
    public enum Reason {
      /** It wants a password and got none; a rule that allows only some commands looks the same. */
      PASSWORD_REQUIRED(
          "wants a password", "Run on a terminal to be asked, or allow it without: NOPASSWD: ALL"),
      /** The password was wrong. */
      WRONG_PASSWORD("does not take the password", "Try again with the user's own password."),
      /** The user may not become root. */
      NOT_ALLOWED("does not allow it", "Add the user to sudoers, or log in as root."),
      /** {@code requiretty}. */
      TERMINAL_REQUIRED("wants a terminal", "Remove \"requiretty\" for this user from sudoers."),
      /** There is no sudo. */
      MISSING("is not installed", "Install sudo, or log in as root."),
      /** Something else; the text says. */
      OTHER("refused", "Try it there: sudo -v");

      private final String words;
      private final String next;

      Reason(String words, String next) {
        this.words = words;
        this.next = next;
      }
    }

    private final Reason reason;

    /**
     * @param text what sudo itself said, one line
     */
    public SudoRefused(ServerName server, String user, Reason reason, String text) {
      super(
          server,
          "become root on",
          "sudo " + reason.words + " for user \"" + user + "\": \"" + text + "\"",
          reason.next);
      this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
      return reason;
    }
  }

  /** The connection ended, or the peer went silent, before the command did. */
  public static final class ConnectionLost extends RemoteException {
    private final String why;

    /**
     * @param doing what was under way, e.g. {@code run step "restart" on}
     * @param why e.g. {@code no answer for 15 s}
     */
    public ConnectionLost(ServerName server, String doing, String why) {
      super(server, doing, "connection lost: " + why, "Check the network, then run it again.");
      this.why = why;
    }

    /** What ended it. */
    public String why() {
      return why;
    }
  }

  /** Nothing came within the limit of one read; the connection is alive. */
  public static final class ReadTimeout extends RemoteException {
    /**
     * @param doing what was under way, e.g. {@code run step "os" on}
     */
    public ReadTimeout(ServerName server, String doing, Duration limit) {
      super(
          server,
          doing,
          "no output for " + limit.toSeconds() + " s",
          "See what hangs there (ps, load, disk), then run it again.");
    }
  }

  /** The shell ended before the script did: killed, or out of memory. */
  public static final class ScriptBroken extends RemoteException {
    /**
     * @param doing what was under way, e.g. {@code run step "restart" on}
     * @param end how it ended, e.g. {@code killed by SIGKILL}
     * @param errors the end of standard error, may be empty
     */
    public ScriptBroken(ServerName server, String doing, String end, String errors) {
      super(
          server,
          doing,
          "the script broke: " + end + (errors.isBlank() ? "" : ": \"" + errors.strip() + "\""),
          "See the server's journal for what killed it: journalctl -k");
    }
  }

  /** This thread was told to stop waiting (exit code 130). */
  public static final class Interrupted extends RemoteException {
    /**
     * @param doing what was under way
     */
    public Interrupted(ServerName server, String doing) {
      super(server, doing, "interrupted", "What already runs on the server goes on.");
    }
  }
}
