package dev.slipway.check.environment;

import dev.slipway.check.Check;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Fix;
import dev.slipway.finding.Severity;
import dev.slipway.format.unit.Specifiers;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** ENV-13: a percent sign that systemd takes for the beginning of a specifier. */
public final class PercentSign implements Check {
  private static final List<String> COMMANDS =
      List.of(
          "ExecStart", "ExecStartPre", "ExecStartPost", "ExecCondition", "ExecReload", "ExecStop");

  /** What URLs are written with: {@code %20}, {@code %C3}; not behind another percent sign. */
  private static final Pattern ENCODED = Pattern.compile("(?<!%)%(?=[0-9A-Fa-f]{2})");

  @Override
  public List<String> ids() {
    return List.of("ENV-13");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject).stream()
        .flatMap(
            settings ->
                Stream.concat(
                    settings.lines("Environment").stream()
                        .flatMap(line -> finding(subject, settings, line, Severity.RISK)),
                    COMMANDS.stream()
                        .flatMap(key -> settings.lines(key).stream())
                        .flatMap(line -> finding(subject, settings, line, Severity.BLOCKER))));
  }

  private static Stream<Finding> finding(
      Subject subject, Settings settings, Assignment line, Severity ofInvalid) {
    var invalid = Specifiers.invalid(line.value(), settings.version());
    if (invalid.isEmpty() && !ENCODED.matcher(line.value()).find()) {
      return Stream.empty();
    }
    var cause =
        invalid
            .map(
                letter ->
                    "%"
                        + letter
                        + " is no specifier of "
                        + settings.version()
                        + ": "
                        + (ofInvalid == Severity.BLOCKER
                            ? "the unit has a bad setting and does not load."
                            : "systemd ignores the whole assignment."))
            .orElse(
                "A percent sign begins a specifier: systemd puts another text in its place"
                    + " without a word.");
    return Stream.of(
        UnitFindings.about(subject, line, "ENV-13", cause)
            .lowered(invalid.isPresent() ? ofInvalid : Severity.RISK)
            .fix(fix(subject, line)));
  }

  private static Fix fix(Subject subject, Assignment line) {
    var text = "Write %% for each percent sign that is meant.";
    var doubled = ENCODED.matcher(line.value()).replaceAll("%%");
    boolean isClear = !Pattern.compile("(?<!%)%(?!%)").matcher(doubled).find();
    return isClear && line.written().size() == 1
        ? UnitFindings.replacing(subject, line, text, line.key() + "=" + doubled)
        : Fix.of(text);
  }
}
