package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.unit.UnitLine.Section;
import java.util.List;
import java.util.stream.Stream;

/** UNIT-10: a section that systemd does not read in a service. */
public final class UnknownSection implements Check {
  @Override
  public List<String> ids() {
    return List.of("UNIT-10");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject).stream()
        .flatMap(settings -> settings.effective().files().stream())
        .flatMap(file -> file.lines().stream())
        .flatMap(line -> line instanceof Section section ? Stream.of(section) : Stream.empty())
        .filter(section -> !section.name().startsWith("X-"))
        .filter(section -> !Keys.SECTIONS.contains(section.name()))
        .map(section -> finding(subject, section));
  }

  /** Whether the command that the service consists of stands below this header. */
  private static boolean hidesTheStart(Subject subject, Section section) {
    return Settings.of(subject)
        .filter(settings -> settings.lines("ExecStart").isEmpty())
        .filter(
            settings ->
                settings.effective().files().stream()
                    .flatMap(file -> file.assignments().stream())
                    .anyMatch(
                        line ->
                            line.section().equals(section.name())
                                && line.key().equals("ExecStart")))
        .isPresent();
  }

  private static Finding finding(Subject subject, Section section) {
    boolean hidesTheStart = hidesTheStart(subject, section);
    var finding =
        Finding.of(
                "UNIT-10",
                "systemd knows no section ["
                    + section.name()
                    + "] in a service and ignores all"
                    + " lines below it"
                    + (hidesTheStart ? ", ExecStart= among them: the unit does not load." : "."))
            .lowered(hidesTheStart ? Severity.BLOCKER : Severity.RISK)
            .seen(section.at().toString(), "[" + section.name() + "]")
            .fix("A service has [Unit], [Service] and [Install].");
    return UnitFindings.placed(subject, section.at(), finding);
  }
}
