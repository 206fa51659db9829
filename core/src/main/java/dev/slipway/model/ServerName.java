package dev.slipway.model;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A server as people write it: {@code [user@]host[:port]}. The host is a name, an alias of {@code
 * ssh_config}, an IPv4 address, or an IPv6 address (in brackets where a port follows). What is left
 * out is for {@code ssh_config} to say.
 *
 * <p>A host or user never starts with {@code -}: it may end up as an argument of {@code ssh}.
 */
public record ServerName(Optional<String> user, String host, OptionalInt port) {

  private static final int HIGHEST_PORT = 65535;

  public ServerName {
    user.ifPresent(name -> requireWord("user", name));
    requireWord("host", host);
    if (host.contains(":") && host.indexOf(':') == host.lastIndexOf(':')) {
      throw new IllegalArgumentException("\"" + host + "\" is no IPv6 address");
    }
    if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > HIGHEST_PORT)) {
      throw new IllegalArgumentException("port " + port.getAsInt() + " is not 1 to 65535");
    }
  }

  /** The server with this host name and nothing else said. */
  public static ServerName of(String host) {
    return new ServerName(Optional.empty(), host, OptionalInt.empty());
  }

  /** Reads {@code [user@]host[:port]}; as in OpenSSH the last {@code @} ends the user. */
  public static ServerName parse(String text) throws ServerNameException {
    int at = text.lastIndexOf('@');
    Optional<String> user = at < 0 ? Optional.empty() : Optional.of(text.substring(0, at));
    String rest = text.substring(at + 1);
    try {
      if (rest.startsWith("[")) {
        int end = rest.indexOf(']');
        if (end < 0) {
          throw new IllegalArgumentException("\"[\" without \"]\"");
        }
        return new ServerName(user, rest.substring(1, end), portAfter(rest.substring(end + 1)));
      }
      int colon = rest.indexOf(':');
      if (colon < 0 || colon != rest.lastIndexOf(':')) {
        return new ServerName(user, rest, OptionalInt.empty());
      }
      return new ServerName(user, rest.substring(0, colon), portAfter(rest.substring(colon)));
    } catch (IllegalArgumentException problem) {
      throw new ServerNameException(text, String.valueOf(problem.getMessage()));
    }
  }

  /** By hand, for that of a record costs the first connection of a call 6 ms. */
  @Override
  public int hashCode() {
    return Objects.hash(user, host, port);
  }

  /** As it is written: {@code app@web2:2222}, {@code [::1]:22}. */
  @Override
  public String toString() {
    String name = host.contains(":") && port.isPresent() ? "[" + host + "]" : host;
    return user.map(u -> u + "@").orElse("")
        + name
        + (port.isPresent() ? ":" + port.getAsInt() : "");
  }

  private static OptionalInt portAfter(String text) {
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!text.matches(":[0-9]{1,5}")) {
      throw new IllegalArgumentException("\"" + text + "\" is not \":PORT\"");
    }
    return OptionalInt.of(Integer.parseInt(text.substring(1)));
  }

  private static void requireWord(String what, String word) {
    if (word.isEmpty()) {
      throw new IllegalArgumentException("the " + what + " is empty");
    }
    if (word.startsWith("-")) {
      throw new IllegalArgumentException("a " + what + " does not start with \"-\"");
    }
    if (word.codePoints()
        .anyMatch(c -> c <= ' ' || c == 0x7f || "\"'`$\\;|&<>()[]{}*?!#,/".indexOf(c) >= 0)) {
      throw new IllegalArgumentException("\"" + word + "\" is not the name of a " + what);
    }
  }
}
