package dev.slipway.check.environment;

import dev.slipway.check.Check;
import dev.slipway.check.CheckedEnvironmentFile;
import dev.slipway.check.Subject;
import dev.slipway.finding.EnvironmentEdit;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.envfile.EnvironmentEntry.Assignment;
import dev.slipway.format.envfile.EnvironmentEntry.Trait;
import java.util.List;
import java.util.stream.Stream;

/** ENV-09: a backslash outside quotes, which systemd takes away. */
public final class EatenBackslash implements Check {
  @Override
  public List<String> ids() {
    return List.of("ENV-09");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Stream.concat(
        FileFindings.withTrait(
            subject, Trait.BACKSLASH_REMOVED, (file, entry) -> removed(subject, file, entry)),
        FileFindings.withTrait(
            subject, Trait.LINES_JOINED, (file, entry) -> joined(subject, file, entry)));
  }

  private static Finding removed(Subject subject, CheckedEnvironmentFile file, Assignment entry) {
    var finding =
        FileFindings.about(
                subject,
                file,
                entry.line(),
                entry.name() + "=…\\…",
                "ENV-09",
                "systemd removes the backslash in the value of "
                    + entry.name()
                    + ": outside quotes it only protects the next character.")
            .lowered(Severity.RISK);
    var text = "Put the value in single quotes.";
    return entry.line() == entry.lastLine()
        ? finding.fix(FileFindings.edit(file, entry.line(), text, new EnvironmentEdit.QuoteValue()))
        : finding.fix(text);
  }

  private static Finding joined(Subject subject, CheckedEnvironmentFile file, Assignment entry) {
    return FileFindings.about(
            subject,
            file,
            entry.line(),
            entry.name() + "=…\\",
            "ENV-09",
            "The backslash at the end of the line joins the lines "
                + entry.line()
                + " to "
                + entry.lastLine()
                + " into one value of "
                + entry.name()
                + "; a variable on one of them is not set.")
        .lowered(Severity.RISK)
        .fix("Remove the backslash, or put the value in single quotes when it ends in one.");
  }
}
