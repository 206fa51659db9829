package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.Settings;
import dev.slipway.check.StartLimit;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.unit.TimeSpan;
import java.util.List;
import java.util.stream.Stream;

/** UNIT-22: restarts so far apart that the start limit is never reached. */
public final class EndlessRestart implements Check {
  /** systemd 247 to 257, main.c: DEFAULT_RESTART_USEC. */
  private static final TimeSpan DEFAULT = new TimeSpan(100_000);

  @Override
  public List<String> ids() {
    return List.of("UNIT-22");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject).stream().flatMap(settings -> finding(subject, settings));
  }

  private static Stream<Finding> finding(Subject subject, Settings settings) {
    var restart = settings.value("Restart").filter(word -> !word.equals("no"));
    var pause = settings.value("RestartSec").flatMap(TimeSpan::parse).orElse(DEFAULT);
    var limit = StartLimit.of(subject, settings);
    boolean isReached =
        !limit.isOn()
            || pause.isInfinite()
            || pause.microseconds() * limit.burst() < limit.interval().toNanos() / 1000;
    var line = settings.line("RestartSec");
    if (restart.isEmpty()
        || line.isEmpty()
        || isReached
        || settings.line("RestartSteps").isPresent()) {
      return Stream.empty();
    }
    return Stream.of(
        UnitFindings.about(
                subject,
                line.get(),
                "UNIT-22",
                "With "
                    + line.get().value()
                    + " between starts there are never "
                    + limit
                    + ": a service that cannot run is restarted for ever and never counts as"
                    + " failed.")
            .lowered(Severity.RISK)
            .fix("In [Unit]: StartLimitIntervalSec=300 and StartLimitBurst=10."));
  }
}
