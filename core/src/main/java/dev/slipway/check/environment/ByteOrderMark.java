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

/** ENV-10: a byte order mark that belongs to the name of the first variable. */
public final class ByteOrderMark implements Check {
  @Override
  public List<String> ids() {
    return List.of("ENV-10");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return FileFindings.rejected(subject, (file, entry) -> finding(subject, file, entry));
  }

  private static Stream<Finding> finding(
      Subject subject, CheckedEnvironmentFile file, Rejected entry) {
    if (entry.reason() != Reason.BYTE_ORDER_MARK) {
      return Stream.empty();
    }
    var name = entry.key().substring(1);
    return Stream.of(
        FileFindings.about(
                subject,
                file,
                entry.line(),
                "EF BB BF " + name + "=…",
                "ENV-10",
                "The file begins with a byte order mark, which makes the first name invalid: the"
                    + " service does not get "
                    + name
                    + ".")
            .lowered(Severity.RISK)
            .fix(
                FileFindings.edit(
                    file,
                    entry.line(),
                    "Save the file as UTF-8 without a byte order mark.",
                    new EnvironmentEdit.RemoveByteOrderMark())));
  }
}
