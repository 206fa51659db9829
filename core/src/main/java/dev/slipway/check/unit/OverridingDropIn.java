package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.OnServer;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.unit.UnitFile;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** UNIT-45: drop-ins on the server that change what the unit file says. */
public final class OverridingDropIn implements Check {
  /** What the distribution ships for all services is no surprise. */
  private static final String SHIPPED = "/usr/lib/";

  @Override
  public List<String> ids() {
    return List.of("UNIT-45");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject).stream()
        .flatMap(
            settings ->
                settings.effective().dropIns().stream()
                    .filter(file -> !file.source().startsWith(SHIPPED))
                    .filter(file -> !file.assignments().isEmpty())
                    .map(file -> finding(subject, settings.effective().main(), file)));
  }

  private static Finding finding(Subject subject, UnitFile main, UnitFile dropIn) {
    var overridden =
        dropIn.assignments().stream()
            .flatMap(line -> replaced(main, line).map(old -> new Pair(old, line)).stream())
            .toList();
    var finding =
        Finding.of(
                "UNIT-45",
                overridden.isEmpty()
                    ? "A drop-in on the server adds to the unit."
                    : "A drop-in on the server wins over the unit file.")
            .lowered(overridden.isEmpty() ? Severity.ADVICE : Severity.RISK)
            .seen(
                dropIn.assignments().getFirst().at().toString(),
                UnitFindings.shown(dropIn.assignments().getFirst()));
    for (var pair : overridden) {
      finding =
          finding.seen(
              pair.line().at().toString(),
              UnitFindings.shown(pair.line()) + " instead of " + UnitFindings.shown(pair.old()));
    }
    return OnServer.on(subject, finding)
        .fix(
            "Take over what is right into your unit and remove the drop-in.",
            OnServer.command(subject, "systemctl cat " + Unit.name(subject)),
            OnServer.command(subject, "rm " + dropIn.source()));
  }

  private record Pair(Assignment old, Assignment line) {}

  private static Optional<Assignment> replaced(UnitFile main, Assignment line) {
    return main.assignments(line.section(), line.key()).stream()
        .filter(old -> !old.value().equals(line.value()))
        .reduce((first, last) -> last);
  }
}
