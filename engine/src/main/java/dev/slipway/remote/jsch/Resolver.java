package dev.slipway.remote.jsch;

import dev.slipway.format.sshconfig.HostSettings;
import dev.slipway.model.ServerName;
import dev.slipway.model.ServerNameException;
import dev.slipway.remote.RemoteException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Turns the name of a server and its settings into a destination. */
final class Resolver {

  /** OpenSSH 9.2, readconf.c, fill_default_options; keys on hardware are not among ours. */
  private static final List<String> DEFAULT_KEYS =
      List.of("~/.ssh/id_rsa", "~/.ssh/id_ecdsa", "~/.ssh/id_ed25519");

  private static final List<String> DEFAULT_USER_KNOWN_HOSTS =
      List.of("~/.ssh/known_hosts", "~/.ssh/known_hosts2");
  private static final List<String> DEFAULT_GLOBAL_KNOWN_HOSTS =
      List.of("/etc/ssh/ssh_known_hosts", "/etc/ssh/ssh_known_hosts2");

  /** Shorter than the two minutes of the kernel: a person waits. */
  private static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final SshSettings settings;
  private final Map<String, String> environment;
  private final Path home;

  Resolver(SshSettings settings, Map<String, String> environment, Path home) {
    this.settings = settings;
    this.environment = environment;
    this.home = home;
  }

  /** Resolves a server as {@code ssh} would. */
  Destination resolve(ServerName server) throws RemoteException {
    HostSettings found = settings.of(server);
    String localUser = System.getProperty("user.name", "root");
    String user = server.user().or(() -> found.value("user")).orElse(localUser);
    String host = found.value("hostname").orElse(server.host()).replace("%h", server.host());
    try {
      int port =
          server.port().orElseGet(() -> found.value("port").map(Integer::parseInt).orElse(22));
      Tokens tokens = tokens(server, host, port, user, localUser);
      Optional<String> alias = found.value("hostkeyalias").map(tokens::expand);
      return new Destination(
          server,
          host,
          port,
          user,
          alias.orElse(host).toLowerCase(Locale.ROOT),
          alias.isPresent(),
          paths(found, "identityfile", DEFAULT_KEYS, tokens),
          paths(found, "certificatefile", List.of(), tokens),
          knownHosts(found, tokens),
          jumps(server, found),
          found.value("proxycommand").map(withoutHome(tokens)),
          agent(found, tokens),
          found
              .value("connecttimeout")
              .map(seconds -> Duration.ofSeconds(Integer.parseInt(seconds)))
              .filter(Duration::isPositive)
              .orElse(DEFAULT_CONNECT_TIMEOUT),
          found);
    } catch (IllegalArgumentException problem) {
      throw new RemoteException.BadConfiguration(
          server,
          String.valueOf(problem.getMessage()),
          "See what ssh makes of it: ssh -G " + server.host());
    }
  }

  private Tokens tokens(ServerName server, String host, int port, String user, String localUser) {
    Map<Character, String> values = new HashMap<>();
    values.put('h', host);
    values.put('n', server.host());
    values.put('p', String.valueOf(port));
    values.put('r', user);
    values.put('u', localUser);
    values.put('d', home.toString());
    values.put('k', host);
    String here = environment.getOrDefault("HOSTNAME", "localhost");
    values.put('l', here);
    values.put('L', here.replaceFirst("\\..*", ""));
    return new Tokens(values, environment, home.toString());
  }

  /** A command keeps its {@code ~} and {@code $}: the shell reads it. */
  private static Function<String, String> withoutHome(Tokens tokens) {
    return command -> new Tokens(tokens.values(), Map.of(), "~").expand(command);
  }

  private static List<Path> paths(
      HostSettings found, String keyword, List<String> defaults, Tokens tokens) {
    List<String> values = found.all(keyword);
    return (values.isEmpty() ? defaults : values)
        .stream().filter(v -> !v.equals("none")).map(tokens::expand).map(Path::of).toList();
  }

  private static List<Path> knownHosts(HostSettings found, Tokens tokens) {
    List<Path> files =
        new ArrayList<>(paths(found, "userknownhostsfile", DEFAULT_USER_KNOWN_HOSTS, tokens));
    files.addAll(paths(found, "globalknownhostsfile", DEFAULT_GLOBAL_KNOWN_HOSTS, tokens));
    return files;
  }

  private static List<ServerName> jumps(ServerName server, HostSettings found)
      throws RemoteException {
    List<ServerName> jumps = new ArrayList<>();
    for (String hop : found.value("proxyjump").map(v -> v.split(",")).orElse(new String[0])) {
      try {
        jumps.add(ServerName.parse(hop.strip().replaceFirst("^ssh://", "")));
      } catch (ServerNameException notOne) {
        throw new RemoteException.BadConfiguration(
            server,
            "ProxyJump: " + notOne.getMessage(),
            "Correct ProxyJump of " + server.host() + " in ssh_config.");
      }
    }
    return jumps;
  }

  /**
   * IdentityAgent: a path, {@code SSH_AUTH_SOCK}, {@code $NAME} or {@code none} (ssh_config(5)).
   */
  private Optional<Path> agent(HostSettings found, Tokens tokens) {
    if (found.all("identityagent").stream().anyMatch("none"::equalsIgnoreCase)) {
      return Optional.empty();
    }
    String value = found.value("identityagent").orElse("SSH_AUTH_SOCK");
    String path =
        value.equals("SSH_AUTH_SOCK")
            ? environment.getOrDefault("SSH_AUTH_SOCK", "")
            : value.startsWith("$") && !value.startsWith("${")
                ? environment.getOrDefault(value.substring(1), "")
                : tokens.expand(value);
    return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
  }
}
