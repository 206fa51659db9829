package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.CheckedUnit;
import dev.slipway.check.ConditionLine;
import dev.slipway.check.OnServer;
import dev.slipway.check.ProvidedPaths;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.fact.Conditions;
import dev.slipway.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** UNIT-55: a condition of the unit that does not hold on the server, so that nothing starts. */
public final class FailedCondition implements Check {
  @Override
  public List<String> ids() {
    return List.of("UNIT-55");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var conditions = subject.server().get(Conditions.class).found();
    var settings =
        Settings.of(subject).filter(unit -> unit.unit().kind() != CheckedUnit.Kind.INSTALLED);
    if (conditions.isEmpty() || settings.isEmpty()) {
      return Stream.empty();
    }
    return ConditionLine.FAMILIES.stream()
        .flatMap(family -> failed(subject, settings.get(), conditions.get(), family))
        .map(line -> finding(subject, line));
  }

  /** All without the sign of an alternative have to hold, and one of those with it. */
  private static Stream<ConditionLine> failed(
      Subject subject, Settings settings, Conditions conditions, String family) {
    var lines = ConditionLine.in(settings.effective(), family);
    var alternatives = lines.stream().filter(ConditionLine::isAlternative).toList();
    var failed = lines.stream().filter(line -> isFailed(subject, settings, conditions, line));
    boolean isOneLeft =
        alternatives.stream().anyMatch(line -> !isFailed(subject, settings, conditions, line));
    return failed.filter(line -> !line.isAlternative() || !isOneLeft);
  }

  private static boolean isFailed(
      Subject subject, Settings settings, Conditions conditions, ConditionLine line) {
    return Optional.of(line.text())
        .filter(text -> ConditionLine.isLasting(line.assignment()))
        .flatMap(settings::resolved)
        .filter(conditions::fails)
        .filter(text -> !isSent(subject, text))
        .isPresent();
  }

  /** What this deploy brings may be missing now. */
  private static boolean isSent(Subject subject, String text) {
    var path = text.replaceFirst("^[^=]*=!?", "");
    return Optional.of(path)
        .filter(p -> p.startsWith("/"))
        .flatMap(p -> subject.declaration())
        .map(declared -> declared.service())
        .filter(
            service ->
                Stream.of(service.home(), service.environmentDirectory())
                    .anyMatch(
                        sent ->
                            ProvidedPaths.isAtOrBelow(path, sent)
                                || ProvidedPaths.isAtOrBelow(sent, path)))
        .isPresent();
  }

  private static Finding finding(Subject subject, ConditionLine line) {
    boolean isAssert = line.assignment().key().startsWith("Assert");
    var finding =
        UnitFindings.about(
                subject,
                line.assignment(),
                "UNIT-55",
                isAssert
                    ? "This does not hold on the server: systemd refuses to start the service."
                    : "This does not hold on the server: systemd skips the start, and says it went"
                        + " well.")
            .seen("systemd-analyze condition '" + line.text() + "'", "failed");
    return OnServer.on(subject, finding)
        .fix("Make it true on the server, correct the line, or leave it out.");
  }
}
