package dev.slipway.check.unit;

import dev.slipway.check.Asking;
import dev.slipway.check.Check;
import dev.slipway.check.OnServer;
import dev.slipway.check.ProvidedPaths;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.fact.PathNode;
import dev.slipway.fact.Paths;
import dev.slipway.fact.Paths.End;
import dev.slipway.finding.Finding;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * UNIT-55: a condition about a path that does not hold on the server, so that systemd skips the
 * start. Those with {@code |}, of which one is enough, are not judged.
 */
public final class FailingCondition implements Check {
  @Override
  public List<String> ids() {
    return List.of("UNIT-55");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject).stream()
        .flatMap(
            settings ->
                Asking.PATH_CONDITIONS.stream()
                    .flatMap(key -> settings.effective().assignments("Unit", key).stream())
                    .filter(line -> !line.value().startsWith("|"))
                    .flatMap(line -> finding(subject, settings, line).stream()));
  }

  private static Optional<Finding> finding(Subject subject, Settings settings, Assignment line) {
    boolean wantsNone = line.value().startsWith("!");
    var path = settings.resolved(line.value().replaceFirst("^!", "").strip());
    if (path.isEmpty() || ProvidedPaths.of(subject, settings).has(path.get())) {
      return Optional.empty();
    }
    return holds(subject, path.get(), line.key().endsWith("IsDirectory"))
        .filter(holds -> holds == wantsNone)
        .map(
            holds ->
                OnServer.on(
                        subject,
                        UnitFindings.about(
                            subject,
                            line,
                            "UNIT-55",
                            line.key().startsWith("Assert")
                                ? "The assertion does not hold: the start of the service fails."
                                : "The condition does not hold: systemd skips the start, says that"
                                    + " it went well, and nothing runs."))
                    .seen("test -e " + path.get(), holds ? "it is there" : "it is not there")
                    .fix(
                        wantsNone
                            ? "Remove what is there, or leave " + line.key() + "= out."
                            : "Put it there before the deploy, or leave " + line.key() + "= out."));
  }

  /** Whether it is there; empty when that is not known. */
  private static Optional<Boolean> holds(Subject subject, String path, boolean directory) {
    var way = subject.server().get(Paths.class).found().map(paths -> paths.to(path));
    return switch (way.map(Paths.Way::end).orElse(End.UNKNOWN)) {
      case FOUND ->
          Optional.of(
              !directory || way.get().steps().getLast().entry().kind() == PathNode.Kind.DIRECTORY);
      case MISSING, NO_DIRECTORY -> Optional.of(false);
      case LOOP, UNKNOWN -> Optional.empty();
    };
  }
}
