package dev.slipway.check.environment;

import dev.slipway.check.Check;
import dev.slipway.check.ServiceEnvironment;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.unit.EnvironmentLine;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** ENV-34: a secret in the unit, which every local user can read. */
public final class SecretInUnit implements Check {

  /** Forms that nothing but a secret has. */
  private static final List<Pattern> SECRETS =
      List.of(
          Pattern.compile("[a-z][a-z0-9+.-]{1,30}://[^/@\\s:]*:[^/@\\s]+@"),
          Pattern.compile("-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----"),
          Pattern.compile("\\b(?:ghp|gho|ghs)_[A-Za-z0-9]{36}"),
          Pattern.compile("\\bAKIA[0-9A-Z]{16}\\b"),
          Pattern.compile("\\bxox[abprs]-[A-Za-z0-9-]{10,}"),
          Pattern.compile("\\bsk_live_[A-Za-z0-9]{16,}"));

  private static final Pattern NAME =
      Pattern.compile("(?i)(?:.*_)?(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_KEY)");

  /** A path to the secret, a switch or a number is none. */
  private static final Pattern HARMLESS = Pattern.compile("/.*|(?i)true|false|yes|no|on|off|\\d*");

  @Override
  public List<String> ids() {
    return List.of("ENV-34");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject).stream()
        .flatMap(
            settings ->
                settings.lines("Environment").stream()
                    .map(line -> EnvironmentLine.parse(line.value(), settings.version())))
        .flatMap(line -> line.variables().stream())
        .map(EnvironmentLine.Variable::name)
        .distinct()
        .flatMap(name -> finding(subject, name));
  }

  private static Stream<Finding> finding(Subject subject, String name) {
    return ServiceEnvironment.variable(subject, name)
        .filter(source -> source.file().isEmpty())
        .flatMap(
            source ->
                severity(name, source.value().reveal())
                    .map(
                        severity ->
                            Finding.of("ENV-34", cause(name, severity))
                                .lowered(severity)
                                .seen(source.place(), name + "=…")
                                .fix(
                                    "Move "
                                        + name
                                        + " to an environment file under run.env_files, which is"
                                        + " sent with mode 0600, and change the secret.")))
        .stream();
  }

  private static String cause(String name, Severity severity) {
    return (severity == Severity.RISK
            ? "The value of " + name + " is a secret"
            : name + " is named like a secret")
        + ", and it stands in the unit: every local user reads it with systemctl show.";
  }

  private static Optional<Severity> severity(String name, String value) {
    if (SECRETS.stream().anyMatch(secret -> secret.matcher(value).find())) {
      return Optional.of(Severity.RISK);
    }
    return NAME.matcher(name).matches() && !HARMLESS.matcher(value).matches()
        ? Optional.of(Severity.ADVICE)
        : Optional.empty();
  }
}
