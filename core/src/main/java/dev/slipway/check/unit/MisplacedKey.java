package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.unit.KeyStatus.WrongSection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** UNIT-09: a directive in a section where systemd does not know it. */
public final class MisplacedKey implements Check {
  @Override
  public List<String> ids() {
    return List.of("UNIT-09");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Keys.of(subject).flatMap(judged -> finding(subject, judged));
  }

  private static Stream<Finding> finding(Subject subject, Keys.Judged judged) {
    if (!(judged.status() instanceof WrongSection(var sections))) {
      return Stream.empty();
    }
    var here = new TreeSet<>(sections);
    here.retainAll(Keys.SECTIONS);
    var line = judged.line();
    var home = here.isEmpty() ? sections : here;
    return Stream.of(
        UnitFindings.about(
                subject,
                line,
                "UNIT-09",
                line.key()
                    + "= stands in ["
                    + line.section()
                    + "], where systemd does not know it and ignores it.")
            .lowered(Severity.RISK)
            .fix(
                here.isEmpty()
                    ? "Remove it: it belongs to units with [" + String.join("] or [", home) + "]."
                    : "Move it to [" + String.join("] or [", home) + "]."));
  }
}
