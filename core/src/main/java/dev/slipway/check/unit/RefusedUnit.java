package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.finding.Finding;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * UNIT-02, UNIT-24, UNIT-25: what makes systemd refuse the whole unit, "has a bad unit file
 * setting" (measured on systemd 247, 252 and 257).
 */
public final class RefusedUnit implements Check {
  @Override
  public List<String> ids() {
    return List.of("UNIT-02", "UNIT-24", "UNIT-25");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject).stream()
        .flatMap(
            settings ->
                Stream.of(
                        relative(subject, settings),
                        restarted(subject, settings),
                        several(subject, settings))
                    .flatMap(found -> found));
  }

  private static Stream<Finding> relative(Subject subject, Settings settings) {
    return Settings.START_KEYS.stream()
        .flatMap(key -> settings.lines(key).stream())
        .filter(RefusedUnit::isRelative)
        .map(
            line ->
                UnitFindings.about(
                        subject,
                        line,
                        "UNIT-02",
                        "The path does not begin with /: systemd refuses the whole unit.")
                    .fix("Write the absolute path."));
  }

  /** A name alone is looked for in systemd's own path; a minus only passes over its own line. */
  private static boolean isRelative(Assignment line) {
    var command = line.value().strip().replaceFirst("^[@:+!|]*", "");
    var path = command.split("\\s", 2)[0].replace("\"", "").replace("'", "");
    return !command.startsWith("-") && path.contains("/") && path.matches("[.~\\w].*");
  }

  private static Stream<Finding> restarted(Subject subject, Settings settings) {
    return settings.line("Restart").stream()
        .filter(line -> isOneshot(settings))
        .filter(line -> Set.of("always", "on-success").contains(line.value().strip()))
        .map(
            line ->
                UnitFindings.about(
                        subject,
                        line,
                        "UNIT-24",
                        "Type=oneshot does not go with Restart="
                            + line.value().strip()
                            + ": systemd refuses the whole unit.")
                    .fix("Write Restart=on-failure, or another type for a service that stays."));
  }

  private static Stream<Finding> several(Subject subject, Settings settings) {
    var commands = settings.commands("ExecStart");
    if (commands.size() < 2 || isOneshot(settings)) {
      return Stream.empty();
    }
    var line = commands.getLast().assignment();
    return Stream.of(
        UnitFindings.about(
                subject,
                line,
                "UNIT-25",
                "This is a second ExecStart=, which only Type=oneshot may have: systemd refuses the"
                    + " whole unit.")
            .seen(
                commands.getFirst().assignment().at().toString(),
                UnitFindings.shown(commands.getFirst().assignment()))
            .fix("Keep one. In a drop-in, write an empty ExecStart= before the new one."));
  }

  private static boolean isOneshot(Settings settings) {
    return settings.value("Type").filter("oneshot"::equals).isPresent();
  }
}
