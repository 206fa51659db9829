package dev.slipway.check.environment;

import dev.slipway.check.Check;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Fix;
import dev.slipway.finding.Severity;
import dev.slipway.format.unit.EnvironmentLine;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** ENV-12: blanks or quotes in {@code Environment=} that are not protected by outer quotes. */
public final class TornAssignment implements Check {
  /** A value that does not begin with a quote but holds one, which systemd takes away. */
  private static final Pattern QUOTE_INSIDE =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=[^\\s\"'\\\\]+[\"'].*");

  private static final Pattern ONE_ASSIGNMENT =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=[^\"'][^=]*");

  @Override
  public List<String> ids() {
    return List.of("ENV-12");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject).stream()
        .flatMap(
            settings ->
                settings.lines("Environment").stream()
                    .filter(line -> isTorn(settings, line))
                    .map(line -> finding(subject, line)));
  }

  private static boolean isTorn(Settings settings, Assignment line) {
    boolean hasLooseWord =
        EnvironmentLine.parse(line.value(), settings.version()).complaints().stream()
            .map(complaint -> complaint.message())
            .anyMatch(
                message ->
                    message.startsWith("Invalid syntax")
                        || (message.startsWith("Invalid environment assignment")
                            && !message.contains("=")));
    return hasLooseWord || QUOTE_INSIDE.matcher(line.value()).matches();
  }

  private static Finding finding(Subject subject, Assignment line) {
    return UnitFindings.about(
            subject,
            line,
            "ENV-12",
            "Blanks separate assignments here and quotes inside a word are taken away: systemd sets"
                + " something else than the line says and ignores the rest.")
        .lowered(Severity.RISK)
        .fix(fix(subject, line));
  }

  private static Fix fix(Subject subject, Assignment line) {
    var text = "Quote each assignment as a whole: Environment='NAME=value with blanks'.";
    boolean isClear = ONE_ASSIGNMENT.matcher(line.value()).matches() && !line.value().contains("'");
    return isClear
        ? UnitFindings.replacing(subject, line, text, "Environment='" + line.value() + "'")
        : Fix.of(text);
  }
}
