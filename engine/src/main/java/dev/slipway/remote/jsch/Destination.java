package dev.slipway.remote.jsch;

import dev.slipway.format.sshconfig.HostSettings;
import dev.slipway.model.ServerName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where a server really is and how to log in there: its settings with every token expanded.
 *
 * @param host the name or address to connect to
 * @param keyName the name under which known_hosts has it: the host in lower case, or HostKeyAlias
 * @param hasAlias whether {@code keyName} is HostKeyAlias, which stands without a port
 * @param identities the private keys to try, in order; those that do not exist are skipped
 * @param knownHosts the user's files first; the first of them is the one that is added to
 * @param jumps the hosts to go through, nearest first
 * @param settings everything else, raw
 */
record Destination(
    ServerName server,
    String host,
    int port,
    String user,
    String keyName,
    boolean hasAlias,
    List<Path> identities,
    List<Path> certificates,
    List<Path> knownHosts,
    List<ServerName> jumps,
    Optional<String> proxyCommand,
    Optional<Path> agent,
    Duration connectTimeout,
    HostSettings settings) {

  Destination {
    identities = List.copyOf(identities);
    certificates = List.copyOf(certificates);
    knownHosts = List.copyOf(knownHosts);
    jumps = List.copyOf(jumps);
  }

  /** The port as known_hosts sees it. */
  int keyPort() {
    return hasAlias ? 22 : port;
  }

  /** {@code HOST port PORT}. */
  String address() {
    return host + " port " + port;
  }
}
