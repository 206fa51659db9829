package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.unit.UnitLine.Assignment;
import dev.slipway.unit.DirectiveTable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** UNIT-36: a backslash that makes the next directive part of a value. */
public final class SwallowedDirective implements Check {
  private static final Pattern DIRECTIVE = Pattern.compile("\\s*([A-Z][A-Za-z]+)\\s*=.*");
  private static final Pattern HEADER = Pattern.compile("\\s*\\[(Unit|Service|Install)\\]\\s*");

  @Override
  public List<String> ids() {
    return List.of("UNIT-36");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject).stream()
        .flatMap(
            settings ->
                settings.effective().read().stream()
                    .flatMap(
                        line ->
                            swallowed(DirectiveTable.of(settings.version()), line).stream()
                                .map(lost -> finding(subject, line, lost))));
  }

  private static Optional<String> swallowed(DirectiveTable table, Assignment line) {
    return line.written().stream()
        .skip(1)
        .filter(
            text -> {
              var directive = DIRECTIVE.matcher(text);
              return HEADER.matcher(text).matches()
                  || (directive.matches()
                      && Keys.SECTIONS.stream()
                          .anyMatch(s -> table.find(s, directive.group(1)).isPresent()));
            })
        .map(String::strip)
        .findFirst();
  }

  /** Without a command the unit does not load. */
  private static boolean hidesTheStart(Subject subject, String lost) {
    return lost.startsWith("ExecStart")
        && Settings.of(subject)
            .filter(settings -> settings.lines("ExecStart").isEmpty())
            .isPresent();
  }

  private static Finding finding(Subject subject, Assignment line, String lost) {
    var first = line.written().getFirst().strip();
    var finding =
        Finding.of(
                "UNIT-36",
                "The backslash at the end joins the lines: \""
                    + lost
                    + "\" is part of the value of "
                    + line.key()
                    + "= and no directive.")
            .lowered(hidesTheStart(subject, lost) ? Severity.BLOCKER : Severity.RISK)
            .seen(line.at().toString(), line.key() + "=…\\")
            .seen(line.at().source() + ":" + line.lastLine(), lost)
            .fix("Remove the backslash.");
    return UnitFindings.placed(subject, line.at(), finding)
        .fix(
            line.written().size() == 2
                ? UnitFindings.replacing(
                    subject,
                    line,
                    "Remove the backslash.",
                    first.substring(0, first.length() - 1).stripTrailing() + "\n" + lost)
                : finding.fix());
  }
}
