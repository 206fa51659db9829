package dev.slipway.check.environment;

import dev.slipway.check.Check;
import dev.slipway.check.CheckedEnvironmentFile;
import dev.slipway.check.Subject;
import dev.slipway.finding.EnvironmentEdit;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Fix;
import dev.slipway.finding.Severity;
import dev.slipway.format.envfile.EnvironmentEntry.Assignment;
import dev.slipway.format.envfile.EnvironmentEntry.Trait;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** ENV-07: what looks like a comment behind a value is part of the value. */
public final class CommentInValue implements Check {
  private static final Pattern COMMENT = Pattern.compile("\\s#\\s+\\p{L}");

  @Override
  public List<String> ids() {
    return List.of("ENV-07");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return FileFindings.withTrait(
        subject, Trait.COMMENT_IN_VALUE, (file, entry) -> finding(subject, file, entry));
  }

  private static Finding finding(Subject subject, CheckedEnvironmentFile file, Assignment entry) {
    return FileFindings.about(
            subject,
            file,
            entry.line(),
            entry.name() + "=… # …",
            "ENV-07",
            "The text from # on is part of the value of "
                + entry.name()
                + ": systemd knows comments only on lines of their own. A shell would leave it"
                + " out.")
        .lowered(Severity.RISK)
        .fix(fix(file, entry));
  }

  /** Blanks on both sides of # are a comment; else it may well be part of a password. */
  private static Fix fix(CheckedEnvironmentFile file, Assignment entry) {
    var text =
        "Put the comment on a line of its own; when # belongs to the value, quote the value.";
    return COMMENT.matcher(entry.value().reveal()).find() && entry.line() == entry.lastLine()
        ? FileFindings.edit(file, entry.line(), text, new EnvironmentEdit.MoveCommentUp())
        : Fix.of(text);
  }
}
