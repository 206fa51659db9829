package dev.slipway.check.toolchain;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.GoLaunch;
import dev.slipway.fact.GoLaunch.Mode;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * TOOLCHAIN-15: neither {@code HOME} nor {@code GOCACHE} nor {@code XDG_CACHE_HOME} is set where go
 * is used (cmd/go/internal/cache, DefaultDir). That services of the system have none is as it
 * should be.
 */
final class NoCacheHome implements Check {
  private static final String ID = "TOOLCHAIN-15";
  private static final Set<Mode> OF_A_PERSON =
      Set.of(Mode.PROCESS, Mode.SSH_COMMAND, Mode.LOGIN_SHELL);

  @Override
  public List<String> ids() {
    return List.of(ID);
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Looked.of(subject).flatMap(looked -> finding(looked).stream());
  }

  private static Optional<Finding> finding(Looked looked) {
    var without =
        looked.using().stream()
            .filter(launch -> OF_A_PERSON.contains(launch.mode()))
            .filter(NoCacheHome::hasNone)
            .toList();
    if (without.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        looked
            .at(
                Finding.of(
                    ID,
                    "Neither HOME nor GOCACHE nor XDG_CACHE_HOME is set for %s on %s: Go finds no place for its build cache."
                        .formatted(Looked.words(without), looked.place())))
            .lowered(looked.severity(ID, without.size() == looked.using().size(), Severity.RISK))
            .seen("HOME of " + without.getFirst().mode().word(), "not set")
            .fix(
                "Set HOME, or GOCACHE and GOMODCACHE, for the account that builds.",
                "export HOME=\"$(getent passwd \"$(id -u)\" | cut -d: -f6)\""));
  }

  private static boolean hasNone(GoLaunch launch) {
    return Stream.of("HOME", "GOCACHE", "XDG_CACHE_HOME").allMatch(n -> launch.get(n).isEmpty());
  }
}
