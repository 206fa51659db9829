package dev.slipway.check.unit;

import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.format.unit.UnitLine.Assignment;
import dev.slipway.unit.DirectiveTable;
import dev.slipway.unit.KeyStatus;
import java.util.Set;
import java.util.stream.Stream;

/** The lines of a subject's unit with what its systemd makes of their keys. */
final class Keys {
  /** The sections of a service. */
  static final Set<String> SECTIONS = DirectiveTable.sections("service");

  private Keys() {}

  /** A line and what becomes of it. */
  record Judged(Assignment line, KeyStatus status) {}

  /** Every line of the unit and its drop-ins that stands in a section systemd reads. */
  static Stream<Judged> of(Subject subject) {
    return Settings.of(subject).stream().flatMap(Keys::of);
  }

  private static Stream<Judged> of(Settings settings) {
    var table = DirectiveTable.of(settings.version());
    return settings.effective().read().stream()
        .filter(line -> SECTIONS.contains(line.section()))
        .map(line -> new Judged(line, table.status(line.section(), line.key())));
  }
}
