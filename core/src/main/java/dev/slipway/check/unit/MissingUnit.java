package dev.slipway.check.unit;

import dev.slipway.check.Asking;
import dev.slipway.check.Check;
import dev.slipway.check.OnServer;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.fact.OtherUnits;
import dev.slipway.finding.Finding;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** UNIT-41: a unit that this one is not started without, and that systemd cannot load. */
public final class MissingUnit implements Check {
  private static final Set<String> UNLOADABLE = Set.of("not-found", "masked");

  @Override
  public List<String> ids() {
    return List.of("UNIT-41");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var units = subject.server().get(OtherUnits.class).found();
    return Settings.of(subject).stream()
        .flatMap(
            settings ->
                Asking.NEEDED_UNITS.stream()
                    .flatMap(key -> settings.effective().assignments("Unit", key).stream())
                    .flatMap(
                        line ->
                            Stream.of(line.value().strip().split("\\s+"))
                                .flatMap(word -> settings.resolved(word).stream())
                                .flatMap(
                                    name ->
                                        units
                                            .map(known -> known.loadStates().getOrDefault(name, ""))
                                            .filter(UNLOADABLE::contains)
                                            .map(state -> finding(subject, line, name, state))
                                            .stream())));
  }

  private static Finding finding(Subject subject, Assignment line, String name, String state) {
    var finding =
        UnitFindings.about(
                subject,
                line,
                "UNIT-41",
                state.equals("masked")
                    ? name + " is masked on the server, and the service is not started without it."
                    : "The server has no unit "
                        + name
                        + ", and the service is not started without it.")
            .seen("systemctl show " + name, "LoadState=" + state);
    return OnServer.on(subject, finding)
        .fix(
            "Correct the name, install what brings the unit, or write Wants= when the service can"
                + " do without it.");
  }
}
