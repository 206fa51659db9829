package dev.slipway.check.network;

import dev.slipway.check.Check;
import dev.slipway.check.HandedSockets;
import dev.slipway.check.ListenText;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.finding.Finding;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * NETWORK-16: a unit that forbids the sockets that the service listens with. Told no address, Go
 * takes the family that is left; told one, it has none other.
 */
public final class MissingAddressFamily implements Check {
  private static final String KEY = "RestrictAddressFamilies";
  private static final Set<String> INTERNET = Set.of("AF_INET", "AF_INET6");

  @Override
  public List<String> ids() {
    return List.of("NETWORK-16");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var settings = Settings.of(subject);
    var line = settings.flatMap(unit -> unit.line(KEY));
    if (line.isEmpty()) {
      return Stream.empty();
    }
    var forbidden = forbidden(settings.get().lines(KEY));
    if (forbidden.isEmpty() || HandedSockets.arePossible(subject)) {
      return Stream.empty(); // the latter last: it reads the whole file
    }
    var ports = subject.declaration().map(declared -> declared.run().ports()).orElse(List.of());
    if (forbidden.containsAll(INTERNET)) {
      return ports.stream()
          .limit(1)
          .map(port -> finding(subject, line.get(), INTERNET, "port " + port));
    }
    return ListenText.of(subject).stream()
        .filter(text -> text.isOnPortOf(subject))
        .filter(
            text ->
                text.address()
                    .filter(address -> !address.isAnyLocalAddress())
                    .anyMatch(address -> forbidden.contains(family(address))))
        .limit(1)
        .map(
            text ->
                finding(subject, line.get(), forbidden, text.value())
                    .seen(text.place(), text.value()));
  }

  private static String family(InetAddress address) {
    return address instanceof Inet4Address ? "AF_INET" : "AF_INET6";
  }

  private static Finding finding(
      Subject subject, Assignment line, Set<String> forbidden, String where) {
    return UnitFindings.about(
            subject,
            line,
            "NETWORK-16",
            "The unit forbids sockets of "
                + String.join(" and ", new TreeSet<>(forbidden))
                + ": the service cannot listen on "
                + where
                + " (address family not supported by protocol).")
        .fix(
            UnitFindings.replacing(
                subject, line, "Allow both.", KEY + "=AF_UNIX AF_INET AF_INET6"));
  }

  /**
   * The Internet's families that are forbidden. The lines add up; one that begins with {@code ~}
   * forbids (systemd.exec(5)).
   */
  private static Set<String> forbidden(List<Assignment> lines) {
    var named = new TreeSet<String>();
    boolean forbids = lines.getFirst().value().startsWith("~");
    for (var line : lines) {
      boolean opposite = line.value().startsWith("~") != forbids;
      var words = Set.of(line.value().replaceFirst("^~", "").strip().split("\\s+"));
      if (opposite) {
        named.removeAll(words);
      } else {
        named.addAll(words);
      }
    }
    return INTERNET.stream()
        .filter(family -> named.contains(family) == forbids)
        .collect(Collectors.toSet());
  }
}
