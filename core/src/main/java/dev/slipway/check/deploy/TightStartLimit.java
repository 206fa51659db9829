package dev.slipway.check.deploy;

import dev.slipway.check.Check;
import dev.slipway.check.Settings;
import dev.slipway.check.StartLimit;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.util.List;
import java.util.stream.Stream;

/** DEPLOY-18: a start limit that one deploy with its way back uses up. */
public final class TightStartLimit implements Check {
  /** The new release, one automatic restart, the old release. */
  private static final int STARTS_OF_A_DEPLOY = 3;

  @Override
  public List<String> ids() {
    return List.of("DEPLOY-18");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject).stream()
        .map(settings -> StartLimit.of(subject, settings))
        .filter(limit -> limit.isOn() && limit.burst() < STARTS_OF_A_DEPLOY)
        .flatMap(limit -> limit.line().stream().map(line -> finding(subject, limit, line)));
  }

  private static Finding finding(Subject subject, StartLimit limit, Assignment line) {
    return UnitFindings.about(
            subject,
            line,
            "DEPLOY-18",
            "Only "
                + limit
                + ": a deploy that goes back needs "
                + STARTS_OF_A_DEPLOY
                + ". Slipway resets the count before its own starts; whoever else restarts the"
                + " service is refused and it stays down.")
        .lowered(Severity.RISK)
        .fix("In [Unit]: StartLimitIntervalSec=300 and StartLimitBurst=10.");
  }
}
