package dev.slipway.remote.jsch;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchRevokedHostKeyException;
import com.jcraft.jsch.JSchUnknownCAKeyException;
import com.jcraft.jsch.Session;
import dev.slipway.format.sshconfig.HostSettings;
import dev.slipway.remote.RemoteException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** One try to connect and log in, with what JSch says of it turned into our own errors. */
final class Login {

  /** Key exchange and login together; sshd itself gives a client two minutes (LoginGraceTime). */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Destination to;
  private final Keys keys;
  private final boolean withCertificates;
  private final Optional<JschRemote> jump;
  private final ThreadFactory threads;

  Login(
      Destination to,
      Keys keys,
      boolean withCertificates,
      Optional<JschRemote> jump,
      ThreadFactory threads) {
    this.to = to;
    this.keys = keys;
    this.withCertificates = withCertificates;
    this.jump = jump;
    this.threads = threads;
  }

  /** Connects and logs in. */
  JschRemote connect() throws RemoteException, UnknownAuthority {
    HostKeyCheck check = HostKeyCheck.of(to);
    Crew crew = new Crew(threads);
    Wire wire = new Wire(link());
    Session session = session(check, wire, crew);
    Pulse pulse = new Pulse(session, wire, crew, LIMIT);
    try {
      session.connect();
      pulse.loggedIn();
      return new JschRemote(to, session, wire, pulse, crew, jump);
    } catch (JSchException problem) {
      Optional<String> end = wire.end();
      wire.kill("not logged in");
      try {
        pulse.stop();
      } catch (InterruptedException told) {
        throw new RemoteException.Interrupted(to.server(), "connect to");
      }
      if (check.refusal().isPresent()) {
        throw check.refusal().get();
      }
      throw error(problem, end);
    }
  }

  private Link link() throws RemoteException {
    if (jump.isPresent()) {
      return JumpLink.open(jump.get().session(), jump.get().server(), to);
    }
    return to.proxyCommand().isPresent()
        ? CommandLink.open(to, to.proxyCommand().get())
        : TcpLink.open(to);
  }

  private Session session(HostKeyCheck check, Wire wire, ThreadFactory crew)
      throws RemoteException {
    try {
      Session session = new JSch().getSession(to.user(), to.keyName(), to.port());
      if (to.hasAlias()) {
        session.setHostKeyAlias(to.keyName());
      }
      session.setProxy(wire);
      session.setThreadFactory(crew);
      session.setHostKeyRepository(check);
      session.setIdentityRepository(keys);
      session.setConfig("StrictHostKeyChecking", "yes");
      session.setConfig("host_certificate_to_key_fallback", "no");
      session.setConfig("prefer_known_host_key_types", "no");
      session.setConfig("PreferredAuthentications", "publickey");
      session.setConfig("enable_auth_none", "no");
      session.setConfig("enable_pubkey_auth_query", keys.needQuery() ? "yes" : "no");
      session.setConfig("try_additional_pubkey_algorithms", "no");
      session.setConfig("MaxAuthTries", "100");
      for (String test : List.of("CheckCiphers", "CheckMacs", "CheckKexes", "CheckSignatures")) {
        session.setConfig(test, "");
      }
      offer(session, check);
      return session;
    } catch (JSchException problem) {
      throw new RemoteException.BadConfiguration(
          to.server(), String.valueOf(problem.getMessage()), "See: ssh -G " + to.server().host());
    }
  }

  private void offer(Session session, HostKeyCheck check) throws RemoteException {
    HostSettings settings = to.settings();
    set(session, "kex", Algorithms.offered(Algorithms.KEX, settings.value("kexalgorithms")));
    List<String> ciphers = Algorithms.offered(Algorithms.CIPHERS, settings.value("ciphers"));
    set(session, "cipher.c2s", ciphers);
    set(session, "cipher.s2c", ciphers);
    List<String> macs = Algorithms.offered(Algorithms.MACS, settings.value("macs"));
    set(session, "mac.c2s", macs);
    set(session, "mac.s2c", macs);
    List<String> hostKeys =
        Algorithms.offered(Algorithms.HOST_KEYS, settings.value("hostkeyalgorithms"));
    set(session, "server_host_key", check.order(hostKeys, withCertificates));
    settings
        .value("pubkeyacceptedalgorithms")
        .filter(accepted -> List.of(accepted.split(",")).contains("ssh-rsa"))
        .ifPresent(
            _ ->
                session.setConfig(
                    "PubkeyAcceptedAlgorithms",
                    session.getConfig("PubkeyAcceptedAlgorithms") + ",ssh-rsa"));
  }

  private void set(Session session, String name, List<String> algorithms) throws RemoteException {
    if (algorithms.isEmpty()) {
      throw new RemoteException.BadConfiguration(
          to.server(),
          "ssh_config allows no algorithm for \"" + name + "\" that is known here",
          "See: ssh -G " + to.server().host());
    }
    session.setConfig(name, String.join(",", algorithms));
  }

  private RemoteException error(JSchException problem, Optional<String> end)
      throws RemoteException, UnknownAuthority {
    String seen = String.valueOf(problem.getMessage());
    return switch (problem) {
      case JSchUnknownCAKeyException unknown ->
          throw new UnknownAuthority(String.valueOf(unknown.getMessage()));
      case JSchRevokedHostKeyException _ ->
          new RemoteException.HostKeyRevoked(to.server(), "of its certificate", "known_hosts");
      case JSchAlgoNegoFailException nego ->
          new RemoteException.HandshakeFailed(
              to.server(),
              "no common algorithm: it has only " + nego.getServerProposal(),
              "Allow one of them in ssh_config, or update the server.");
      default -> {
        if (seen.startsWith("Auth fail") || seen.startsWith("Auth cancel")) {
          yield new RemoteException.LoginRefused(
              to.server(), to.user(), keys.described(), accepted());
        }
        yield new RemoteException.HandshakeFailed(
            to.server(),
            to.address() + " does not shake hands: " + end.orElse(seen),
            "Is it sshd, and is it not refusing new connections (MaxStartups, a ban)?");
      }
    };
  }

  /** What the server would accept: it says so to whoever asks with no method at all. */
  private String accepted() throws RemoteException {
    Wire wire = new Wire(link());
    Crew crew = new Crew(threads);
    Session session = session(HostKeyCheck.of(to), wire, crew);
    session.setConfig("enable_auth_none", "yes");
    session.setConfig("PreferredAuthentications", "nothing");
    Pulse pulse = new Pulse(session, wire, crew, LIMIT);
    List<String> methods = new ArrayList<>();
    try {
      session.connect();
    } catch (JSchException refused) {
      String seen = String.valueOf(refused.getMessage());
      int quote = seen.indexOf('\'');
      methods.add(quote < 0 ? "nothing it names" : seen.substring(quote + 1, seen.length() - 1));
    } finally {
      wire.kill("only asked");
      session.disconnect();
      try {
        pulse.stop();
      } catch (InterruptedException told) {
        Thread.currentThread().interrupt();
      }
    }
    return methods.isEmpty() ? "a login without any key" : methods.getFirst();
  }
}
