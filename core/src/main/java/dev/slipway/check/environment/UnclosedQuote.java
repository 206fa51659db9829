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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** ENV-11: a quote that is never closed swallows the rest of the file. */
public final class UnclosedQuote implements Check {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?m)^[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_]*)=");

  @Override
  public List<String> ids() {
    return List.of("ENV-11");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return FileFindings.withTrait(
        subject, Trait.UNCLOSED_QUOTE, (file, entry) -> finding(subject, file, entry));
  }

  private static Finding finding(Subject subject, CheckedEnvironmentFile file, Assignment entry) {
    var value = entry.value().reveal();
    var below = value.substring(Math.max(0, value.indexOf('\n')));
    var lost =
        ASSIGNMENT
            .matcher(below)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.joining(", "));
    return FileFindings.about(
            subject,
            file,
            entry.line(),
            entry.name() + "=…",
            "ENV-11",
            "A quote opened here is never closed: the value of "
                + entry.name()
                + " reaches to the end of the file"
                + (lost.isEmpty() ? "." : ", and the service does not get " + lost + "."))
        .lowered(Severity.RISK)
        .fix("Close the quote.");
  }
}
