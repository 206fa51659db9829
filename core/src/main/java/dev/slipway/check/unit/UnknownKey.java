package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Fix;
import dev.slipway.finding.Severity;
import dev.slipway.format.unit.UnitLine.Assignment;
import dev.slipway.unit.KeyStatus.TooNew;
import dev.slipway.unit.KeyStatus.Unknown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** UNIT-08: a key that the server's systemd does not know. */
public final class UnknownKey implements Check {
  /** Directives that guides invent, and what was meant. */
  private static final Map<String, String> INVENTED =
      Map.of(
          "DropCapabilities", "CapabilityBoundingSet= with nothing behind it",
          "ImportEnvironment", "PassEnvironment=");

  @Override
  public List<String> ids() {
    return List.of("UNIT-08");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var version = Settings.versionFor(subject);
    return Keys.of(subject)
        .flatMap(
            judged ->
                switch (judged.status()) {
                  case TooNew(int since) ->
                      Stream.of(
                          finding(
                              subject,
                              judged.line(),
                              " came with systemd " + since + ", and this is " + version + ":",
                              Fix.of("Leave it out, or update the server.")));
                  case Unknown(var nearest) ->
                      Stream.of(
                          finding(
                              subject,
                              judged.line(),
                              " is no directive of " + version + ":",
                              correct(subject, judged.line(), nearest)));
                  default -> Stream.empty();
                });
  }

  private static Finding finding(Subject subject, Assignment line, String what, Fix fix) {
    return UnitFindings.about(
            subject,
            line,
            "UNIT-08",
            line.key()
                + "="
                + what
                + " systemd ignores the line and starts the service without it.")
        .lowered(Severity.RISK)
        .fix(fix);
  }

  private static Fix correct(Subject subject, Assignment line, Optional<String> nearest) {
    var meant = INVENTED.get(line.key());
    if (meant != null) {
      return Fix.of("Write " + meant + ".");
    }
    return nearest
        .map(
            key ->
                UnitFindings.replacing(
                    subject,
                    line,
                    "Did you mean " + key + "=?",
                    key + String.join("\n", line.written()).strip().substring(line.key().length())))
        .orElse(Fix.of("Remove the line; nothing that systemd knows is spelled alike."));
  }
}
