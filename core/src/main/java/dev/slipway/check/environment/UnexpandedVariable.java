package dev.slipway.check.environment;

import dev.slipway.check.Check;
import dev.slipway.check.CheckedEnvironmentFile;
import dev.slipway.check.Subject;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.envfile.EnvironmentEntry.Assignment;
import dev.slipway.format.envfile.EnvironmentEntry.Trait;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** ENV-08: a variable in a value, which systemd does not expand. */
public final class UnexpandedVariable implements Check {
  /** Written so that a password or a hash with a dollar sign in it hardly ever fits. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}|\\$[A-Z_][A-Z0-9_]*(?![A-Za-z0-9_])");

  @Override
  public List<String> ids() {
    return List.of("ENV-08");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.environmentFiles().stream()
        .flatMap(
            file ->
                file.file().stream()
                    .flatMap(content -> content.assignments().stream())
                    .filter(entry -> entry.traits().contains(Trait.DOLLAR_KEPT))
                    .filter(entry -> VARIABLE.matcher(entry.value().reveal()).find())
                    .map(entry -> finding(subject, file, entry)));
  }

  private static Finding finding(Subject subject, CheckedEnvironmentFile file, Assignment entry) {
    return FileFindings.about(
            subject,
            file,
            entry.line(),
            entry.name() + "=…$…",
            "ENV-08",
            "The value of "
                + entry.name()
                + " holds a variable, which systemd does not expand: the program gets the dollar"
                + " sign and the name.")
        .lowered(Severity.RISK)
        .fix(
            "Write the final value; when the dollar sign is meant, put the value in single"
                + " quotes.");
  }
}
