package dev.slipway.check.server;

import dev.slipway.check.Check;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Subject;
import dev.slipway.fact.NameLookup;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.model.Declaration;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * HOST-11: the service names hosts, and the server has nobody to ask for their addresses: no name
 * server in {@code resolv.conf} (Go then asks 127.0.0.1 and ::1), or only one on the server itself,
 * where nothing answers. A service that names none may well do without.
 */
public final class NoNameserver implements Check {
  /** A name with at least one dot and letters at its end, as in an URL or {@code HOST:PORT}. */
  private static final Pattern HOST =
      Pattern.compile(
          "(?:^|[/@=,\\s])((?:[A-Za-z0-9_-]{1,63}\\.){1,8}[A-Za-z]{2,24})(?::\\d{1,5}|/|$)");

  @Override
  public List<String> ids() {
    return List.of("HOST-11");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var names = subject.server().get(NameLookup.class).found();
    if (names.isEmpty() || names.get().mayBeAnswered()) {
      return Stream.empty();
    }
    return subject.declaration().stream()
        .flatMap(NoNameserver::values)
        .flatMap(value -> host(value, names.get()).stream().map(h -> new Value(value.place(), h)))
        .limit(1)
        .map(value -> finding(subject, names.get(), value));
  }

  private record Value(String place, String text) {}

  private static Stream<Value> values(Declaration declaration) {
    var run = declaration.run();
    return Stream.concat(
        run.env().entrySet().stream()
            .map(e -> new Value(declaration.at("run.env." + e.getKey()), e.getValue())),
        Stream.iterate(0, i -> i < run.args().size(), i -> i + 1)
            .map(i -> new Value(declaration.at("run.args[" + i + "]"), run.args().get(i))));
  }

  private static Optional<String> host(Value value, NameLookup names) {
    var match = HOST.matcher(value.text());
    while (match.find()) {
      var host = match.group(1).toLowerCase(Locale.ROOT);
      if (!names.hosts().containsKey(host)) {
        return Optional.of(host);
      }
    }
    return Optional.empty();
  }

  private static Finding finding(Subject subject, NameLookup names, Value value) {
    var server = subject.server();
    var configured =
        names.nameservers().isEmpty()
            ? names.hasResolverFile() ? "no nameserver line" : "no such file"
            : "nameserver "
                + String.join(
                    ", ", names.nameservers().stream().map(InetAddress::getHostAddress).toList())
                + ", where nothing listens";
    return Finding.of(
            "HOST-11",
            ("The service is told to reach %s, and %s has no name server to ask for its address:"
                    + " /etc/resolv.conf has %s.")
                .formatted(value.text(), server.server(), configured))
        .lowered(Severity.RISK)
        .seen("/etc/resolv.conf", configured)
        .seen(value.place(), value.text())
        .on(server.server())
        .fix(
            "Name a DNS server of your network there; where systemd-resolved, NetworkManager or"
                + " DHCP writes that file, tell them.",
            ServerCommand.login(server, "ls -l /etc/resolv.conf"),
            ServerCommand.login(server, "systemctl is-active systemd-resolved"));
  }
}
