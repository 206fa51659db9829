package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.OnServer;
import dev.slipway.check.Subject;
import dev.slipway.fact.Fact;
import dev.slipway.fact.InstalledUnit;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** UNIT-13: systemd has not read the files that are on disk now. */
public final class NotReloaded implements Check {
  @Override
  public List<String> ids() {
    return List.of("UNIT-13");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var fact = subject.server().get(InstalledUnit.class);
    return fact.found().stream()
        .filter(unit -> unit.loadState().equals("loaded"))
        .flatMap(unit -> finding(subject, fact, unit));
  }

  private static Stream<Finding> finding(
      Subject subject, Fact<InstalledUnit> fact, InstalledUnit unit) {
    var differences = new ArrayList<String>();
    if (unit.needsReload()) {
      differences.add("NeedDaemonReload=yes");
    }
    // A new drop-in directory does not set NeedDaemonReload on 247 and 252 (measured).
    var onDisk = new ArrayList<String>();
    unit.files().ifPresent(files -> files.dropIns().forEach(file -> onDisk.add(file.source())));
    if (unit.files().isPresent() && !new HashSet<>(onDisk).equals(new HashSet<>(unit.dropIns()))) {
      differences.add("drop-ins on disk " + onDisk + ", loaded " + unit.dropIns());
    }
    if (differences.isEmpty()) {
      return Stream.empty();
    }
    return Stream.of(
        OnServer.on(
                subject,
                Finding.of(
                        "UNIT-13",
                        "Files of the unit were changed after systemd had read them: the change is"
                            + " not in force, and comes into force with the next reload, by"
                            + " whoever.")
                    .lowered(Severity.RISK)
                    .seen(fact.source(), String.join("; ", differences)))
            .fix(
                OnServer.repair(
                    subject,
                    "Reload, then restart the service when convenient.",
                    "systemctl daemon-reload")));
  }
}
