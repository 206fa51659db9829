package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.OnServer;
import dev.slipway.check.Subject;
import dev.slipway.fact.InstalledUnit;
import dev.slipway.fact.StartRefusal;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.stream.Stream;

/** UNIT-21: systemd refuses to start the service, as it was started too often. */
public final class StartLimitReached implements Check {
  @Override
  public List<String> ids() {
    return List.of("UNIT-21");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var fact = subject.server().get(InstalledUnit.class);
    var refusal = subject.server().get(StartRefusal.class);
    var said = refusal.found().filter(StartRefusal::isThere).map(StartRefusal::line);
    return fact.found().stream()
        .filter(unit -> said.isPresent() || unit.result().equals("start-limit-hit"))
        .map(
            unit ->
                OnServer.on(
                        subject,
                        Finding.of(
                                "UNIT-21",
                                "The service ended too often in a short time: it is down, and until"
                                    + " that time is over a plain start is refused. Slipway resets"
                                    + " the count before its own starts.")
                            .lowered(Severity.RISK)
                            .seen(
                                said.isPresent() ? refusal.source() : fact.source(),
                                said.orElse("Result=start-limit-hit")))
                    .fix(
                        OnServer.repair(
                            subject,
                            "Reset it; why the service ended says journalctl -u "
                                + Unit.name(subject)
                                + ".",
                            "systemctl reset-failed " + Unit.name(subject))));
  }
}
