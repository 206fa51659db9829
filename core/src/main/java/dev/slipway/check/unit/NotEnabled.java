package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.CheckedUnit.Kind;
import dev.slipway.check.OnServer;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.fact.InstalledUnit;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Fix;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** UNIT-11: nothing starts the service after a reboot. */
public final class NotEnabled implements Check {
  private static final Set<String> UNTIL_REBOOT =
      Set.of("disabled", "enabled-runtime", "linked", "linked-runtime", "static");

  private static final List<String> INSTALLING =
      List.of("WantedBy", "RequiredBy", "UpheldBy", "Alias", "Also");

  @Override
  public List<String> ids() {
    return List.of("UNIT-11");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    boolean isTriggered =
        subject
            .server()
            .get(InstalledUnit.class)
            .found()
            .filter(unit -> !unit.triggeredBy().isEmpty())
            .isPresent();
    if (isTriggered) {
      return Stream.empty();
    }
    return Stream.concat(uninstallable(subject), disabled(subject));
  }

  /** A deploy enables the unit, if it says by what it is wanted. */
  private static Stream<Finding> uninstallable(Subject subject) {
    return Settings.of(subject).stream()
        .filter(settings -> settings.unit().kind() == Kind.OWN)
        .filter(
            settings ->
                INSTALLING.stream().allMatch(key -> settings.line("Install", key).isEmpty()))
        .filter(settings -> !isElsewhere(settings))
        .map(
            settings ->
                Finding.of(
                        "UNIT-11",
                        "The unit says nowhere by what it is wanted, so it cannot be enabled:"
                            + " after a reboot the service is gone.")
                    .lowered(Severity.RISK)
                    .seen(settings.effective().main().source(), "no WantedBy= in [Install]")
                    .fix("Add the section [Install] with WantedBy=multi-user.target."));
  }

  /** In a section that systemd does not know, or swallowed: another finding says what is wrong. */
  private static boolean isElsewhere(Settings settings) {
    return settings.effective().main().assignments().stream()
        .flatMap(line -> line.written().stream())
        .anyMatch(text -> INSTALLING.stream().anyMatch(key -> text.strip().startsWith(key)));
  }

  /** Without a project nobody is about to enable it. */
  private static Stream<Finding> disabled(Subject subject) {
    var fact = subject.server().get(InstalledUnit.class);
    return fact.found().stream()
        .filter(unit -> subject.declaration().isEmpty())
        .filter(unit -> unit.activeState().equals("active"))
        .filter(unit -> UNTIL_REBOOT.contains(unit.fileState()))
        .map(
            unit ->
                OnServer.on(
                        subject,
                        Finding.of(
                                "UNIT-11",
                                "The service runs and is not enabled (it is "
                                    + unit.fileState()
                                    + "): after a reboot it is gone.")
                            .lowered(Severity.RISK)
                            .seen(fact.source(), "UnitFileState=" + unit.fileState()))
                    .fix(
                        unit.fileState().equals("static")
                            ? Fix.of(
                                "Give the unit [Install] with WantedBy=multi-user.target, then"
                                    + " enable it.",
                                OnServer.command(subject, "systemctl enable " + Unit.name(subject)))
                            : OnServer.repair(
                                subject,
                                "Enable it.",
                                "systemctl enable " + Unit.name(subject),
                                "systemctl disable " + Unit.name(subject))));
  }
}
