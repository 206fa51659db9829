package dev.slipway.check.memory;

import dev.slipway.check.Check;
import dev.slipway.check.ServiceEnvironment;
import dev.slipway.check.ServiceEnvironment.Source;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.unit.SizeLimit;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.util.List;
import java.util.stream.Stream;

/** MEMORY-02: a GOMEMLIMIT that leaves no room below the limit of the unit. */
public final class TightMemoryLimit implements Check {
  /** Go's guide to the garbage collector: leave 5 to 10 percent. */
  private static final double HIGHEST_SHARE = 0.95;

  private static final double RECOMMENDED_SHARE = 0.9;

  @Override
  public List<String> ids() {
    return List.of("MEMORY-02");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var source = ServiceEnvironment.variable(subject, "GOMEMLIMIT").filter(Source::isCertain);
    var line = Settings.of(subject).flatMap(settings -> settings.line("MemoryMax"));
    if (source.isEmpty() || line.isEmpty()) {
      return Stream.empty();
    }
    var goal = GoMemoryLimit.bytes(source.get().value().reveal());
    return goal.isPresent()
            && SizeLimit.parse(line.get().value()).orElse(null) instanceof SizeLimit.Bytes(var most)
            && goal.getAsLong() > most * HIGHEST_SHARE
        ? Stream.of(finding(source.get(), line.get(), most))
        : Stream.empty();
  }

  private static Finding finding(Source source, Assignment line, long most) {
    var room = GoMemoryLimit.text((long) (most * RECOMMENDED_SHARE) / (1 << 20) * (1 << 20));
    return Finding.of(
            "MEMORY-02",
            "GOMEMLIMIT="
                + source.value().reveal()
                + " leaves no room below MemoryMax="
                + line.value()
                + ": the kernel kills the service before the garbage collector works harder.")
        .lowered(Severity.RISK)
        .seen(source.place(), "GOMEMLIMIT=" + source.value().reveal())
        .seen(line.at().toString(), "MemoryMax=" + line.value())
        .fix("At most 90 % of it: GOMEMLIMIT=" + room + ".");
  }
}
