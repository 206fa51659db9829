package dev.slipway.check.environment;

import dev.slipway.check.Check;
import dev.slipway.check.CheckedEnvironmentFile;
import dev.slipway.check.Subject;
import dev.slipway.finding.EnvironmentEdit;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.envfile.EnvironmentEntry.Reason;
import dev.slipway.format.envfile.EnvironmentEntry.Rejected;
import java.util.List;
import java.util.stream.Stream;

/** ENV-06: the shell's {@code export} in an environment file. */
public final class ExportedAssignment implements Check {
  @Override
  public List<String> ids() {
    return List.of("ENV-06");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return FileFindings.rejected(subject, (file, entry) -> finding(subject, file, entry));
  }

  private static Stream<Finding> finding(
      Subject subject, CheckedEnvironmentFile file, Rejected entry) {
    if (entry.reason() != Reason.EXPORT) {
      return Stream.empty();
    }
    var name = entry.key().replaceFirst("^export\\s+", "");
    return Stream.of(
        FileFindings.about(
                subject,
                file,
                entry.line(),
                entry.key() + "=…",
                "ENV-06",
                "systemd ignores this line, as \""
                    + entry.key()
                    + "\" is no name of a variable: the service does not get "
                    + name
                    + ".")
            .lowered(Severity.RISK)
            .fix(
                FileFindings.edit(
                    file,
                    entry.line(),
                    "Remove \"export \".",
                    new EnvironmentEdit.RemoveExport())));
  }
}
