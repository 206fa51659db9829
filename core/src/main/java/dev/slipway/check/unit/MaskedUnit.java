package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.OnServer;
import dev.slipway.check.Subject;
import dev.slipway.fact.InstalledUnit;
import dev.slipway.finding.Finding;
import java.util.List;
import java.util.stream.Stream;

/** UNIT-12: somebody forbade the service on this server. */
public final class MaskedUnit implements Check {
  @Override
  public List<String> ids() {
    return List.of("UNIT-12");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var fact = subject.server().get(InstalledUnit.class);
    return fact.found().stream()
        .filter(
            unit ->
                unit.loadState().equals("masked")
                    || unit.fileState().equals("masked")
                    || unit.fileState().equals("masked-runtime"))
        .map(
            unit ->
                OnServer.on(
                        subject,
                        Finding.of(
                                "UNIT-12",
                                "The unit is masked: it cannot be started until somebody unmasks"
                                    + " it.")
                            .seen(fact.source(), "UnitFileState=" + unit.fileState()))
                    .fix(
                        OnServer.repair(
                            subject,
                            "Find out who masked it and why; then unmask it.",
                            "systemctl unmask " + Unit.name(subject),
                            "systemctl mask " + Unit.name(subject))));
  }
}
