package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Fix;
import dev.slipway.finding.Severity;
import dev.slipway.format.unit.ExecLine;
import dev.slipway.format.unit.UnitLine.Assignment;
import dev.slipway.unit.KeyStatus.Known;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** UNIT-34, UNIT-35: a value that systemd cannot use, and comments that became part of one. */
public final class UnusableValue implements Check {
  private static final Pattern COMMENT = Pattern.compile("(.*?)\\s+([#;].*)");

  @Override
  public List<String> ids() {
    return List.of("UNIT-34", "UNIT-35");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Keys.of(subject).flatMap(judged -> finding(subject, judged));
  }

  private static Stream<Finding> finding(Subject subject, Keys.Judged judged) {
    var line = judged.line();
    if (line.isEmpty() || !(judged.status() instanceof Known(var directive))) {
      return Stream.empty();
    }
    var version = Settings.versionFor(subject);
    var comment = COMMENT.matcher(line.value());
    boolean hasComment = comment.matches();
    if (line.key().startsWith("Exec") && hasCommentWord(subject, line)) {
      return Stream.of(comment(subject, line, "the command gets its words as arguments"));
    }
    var instead = Value.refused(directive, line.value(), version);
    if (instead.isEmpty()) {
      return Stream.empty();
    }
    return Stream.of(
        hasComment && Value.refused(directive, comment.group(1), version).isEmpty()
            ? comment(subject, line, "systemd cannot use it and ignores the line")
            : UnitFindings.about(
                    subject,
                    line,
                    "UNIT-34",
                    version
                        + " cannot use the value \""
                        + line.value()
                        + "\" and ignores the line.")
                .lowered(Severity.RISK)
                .fix("Accepted is for example: " + instead.get() + "."));
  }

  private static boolean hasCommentWord(Subject subject, Assignment line) {
    return ExecLine.parse(line.value(), Settings.versionFor(subject)).commands().stream()
        .anyMatch(command -> command.words().contains("#"));
  }

  private static Finding comment(Subject subject, Assignment line, String effect) {
    var comment = COMMENT.matcher(line.value());
    var text = "Put the comment on a line of its own, above.";
    var fix =
        comment.matches() && line.written().size() == 1 && !line.value().contains("'")
            ? UnitFindings.replacing(
                subject, line, text, comment.group(2) + "\n" + line.key() + "=" + comment.group(1))
            : Fix.of(text);
    return UnitFindings.about(
            subject, line, "UNIT-35", "The comment behind the value is part of it: " + effect + ".")
        .lowered(Severity.RISK)
        .fix(fix);
  }
}
