package dev.slipway.script;

import dev.slipway.model.Secret;
import dev.slipway.model.ServerName;
import dev.slipway.remote.Ask;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The passwords for sudo, asked once: what one server took is tried first on the next, and servers
 * that are reached at the same time ask one after the other.
 */
final class SudoPasswords {

  private final Ask ask;
  private final Map<ServerName, Secret> taken = new ConcurrentHashMap<>();
  private Optional<Secret> last = Optional.empty();

  SudoPasswords(Ask ask) {
    this.ask = ask;
  }

  /** What this server's sudo has taken before. */
  Optional<Secret> known(ServerName server) {
    return Optional.ofNullable(taken.get(server));
  }

  /**
   * Another password to try; empty when nobody has one.
   *
   * @param refused what was tried and refused, if anything
   */
  synchronized Optional<Secret> next(ServerName server, String user, Optional<Secret> refused) {
    if (last.isPresent() && !last.equals(refused)) {
      return last;
    }
    last = ask.secret("sudo password of " + user + " on " + server.host() + ": ");
    return last;
  }

  /** This server's sudo took the password. */
  void took(ServerName server, Secret password) {
    taken.put(server, password);
  }
}
