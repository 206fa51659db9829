package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.CheckedUnit;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.finding.Finding;
import java.util.List;
import java.util.stream.Stream;

/** UNIT-54: an own unit of work that ends: a deploy proves the process that stays. */
public final class OneshotService implements Check {
  @Override
  public List<String> ids() {
    return List.of("UNIT-54");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject)
        .filter(settings -> settings.unit().kind() == CheckedUnit.Kind.OWN)
        .flatMap(settings -> settings.line("Type"))
        .filter(line -> line.value().equals("oneshot"))
        .stream()
        .map(
            line ->
                UnitFindings.about(
                        subject,
                        line,
                        "UNIT-54",
                        "A oneshot leaves no process that a deploy could prove: it would go back.")
                    .fix(
                        UnitFindings.replacing(
                            subject,
                            line,
                            "Write Type=exec for a service that stays. Work that a timer starts"
                                + " is none that Slipway ships.",
                            "Type=exec")));
  }
}
