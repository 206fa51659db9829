package dev.slipway.check.environment;

import dev.slipway.check.Check;
import dev.slipway.check.CheckedEnvironmentFile;
import dev.slipway.check.Subject;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.envfile.EnvironmentEntry.Reason;
import dev.slipway.format.envfile.EnvironmentEntry.Rejected;
import java.util.List;
import java.util.stream.Stream;

/** ENV-16: a name of a variable that systemd does not take. */
public final class InvalidName implements Check {
  @Override
  public List<String> ids() {
    return List.of("ENV-16");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return FileFindings.rejected(subject, (file, entry) -> finding(subject, file, entry));
  }

  private static Stream<Finding> finding(
      Subject subject, CheckedEnvironmentFile file, Rejected entry) {
    if (entry.reason() != Reason.INVALID_NAME) {
      return Stream.empty();
    }
    return Stream.of(
        FileFindings.about(
                subject,
                file,
                entry.line(),
                entry.key() + "=…",
                "ENV-16",
                "systemd ignores this line, as \""
                    + entry.key()
                    + "\" is no name it takes: letters, digits and _, not begun by a digit.")
            .lowered(Severity.RISK)
            .fix("Rename the variable in the file and in the program."));
  }
}
