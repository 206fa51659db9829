package dev.slipway.check.network;

import dev.slipway.check.Check;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.fact.Binary;
import dev.slipway.finding.Finding;
import dev.slipway.format.FormatException;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** NETWORK-16: a unit that forbids both families of Internet addresses to a service with a port. */
public final class MissingAddressFamily implements Check {
  private static final String KEY = "RestrictAddressFamilies";
  private static final Set<String> INTERNET = Set.of("AF_INET", "AF_INET6");

  @Override
  public List<String> ids() {
    return List.of("NETWORK-16");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var ports = subject.declaration().map(declared -> declared.run().ports()).orElse(List.of());
    if (ports.isEmpty() || mayBeHandedASocket(subject)) {
      return Stream.empty();
    }
    return Settings.of(subject)
        .filter(settings -> forbidsInternet(settings.lines(KEY)))
        .flatMap(settings -> settings.line(KEY))
        .stream()
        .map(
            line ->
                UnitFindings.about(
                        subject,
                        line,
                        "NETWORK-16",
                        "The unit forbids sockets of AF_INET and AF_INET6: the service cannot"
                            + " listen on port "
                            + ports.getFirst()
                            + " (address family not supported by protocol).")
                    .fix(
                        UnitFindings.replacing(
                            subject, line, "Allow both.", KEY + "=AF_UNIX AF_INET AF_INET6")));
  }

  /** The lines add up; one that begins with {@code ~} forbids (systemd.exec(5)). */
  private static boolean forbidsInternet(List<Assignment> lines) {
    if (lines.isEmpty()) {
      return false;
    }
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
    return forbids ? named.containsAll(INTERNET) : INTERNET.stream().noneMatch(named::contains);
  }

  /** A socket that systemd has opened is not forbidden. */
  private static boolean mayBeHandedASocket(Subject subject) {
    try {
      return subject
          .binary()
          .found()
          .flatMap(Binary::executable)
          .map(executable -> executable.elf().holds("LISTEN_FDS"))
          .orElse(true);
    } catch (FormatException damaged) {
      return true;
    }
  }
}
