package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Fix;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** UNIT-23: a service that stays down after an end that systemd takes for a clean one. */
public final class CleanEndNotRestarted implements Check {
  /** The values after which it stays down. Of what systemd does not take UNIT-34 speaks. */
  private static final Set<String> DELIBERATE =
      Set.of("no", "on-failure", "on-abnormal", "on-abort", "on-watchdog");

  @Override
  public List<String> ids() {
    return List.of("UNIT-23");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject).stream().flatMap(settings -> finding(subject, settings));
  }

  /** A backslash made {@code Restart=} part of another value: UNIT-36 speaks of that. */
  private static boolean isSwallowed(Settings settings) {
    return settings.effective().read().stream()
        .flatMap(line -> line.written().stream().skip(1))
        .anyMatch(text -> text.strip().startsWith("Restart="));
  }

  private static Stream<Finding> finding(Subject subject, Settings settings) {
    var restart = settings.value("Restart").orElse("no");
    var start = settings.lines("ExecStart");
    boolean isJob = settings.value("Type").filter("oneshot"::equals).isPresent();
    if (!DELIBERATE.contains(restart)
        || isSwallowed(settings)
        || isJob
        || start.isEmpty()
        || settings.line("RestartForceExitStatus").isPresent()) {
      return Stream.empty();
    }
    var line = settings.line("Restart").orElse(start.getLast());
    return Stream.of(
        UnitFindings.about(
                subject,
                line,
                "UNIT-23",
                "Restart="
                    + restart
                    + ": after SIGHUP, SIGTERM, SIGINT or exit code 0 the service stays down, with"
                    + " result success and nobody alarmed.")
            .lowered(Severity.RISK)
            .fix(
                line.key().equals("Restart")
                    ? UnitFindings.replacing(
                        subject, line, "Restart=always for a server.", "Restart=always")
                    : Fix.of("Restart=always for a server.")));
  }
}
