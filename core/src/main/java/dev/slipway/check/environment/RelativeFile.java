package dev.slipway.check.environment;

import dev.slipway.check.Check;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** ENV-14: a relative path in {@code EnvironmentFile=}. */
public final class RelativeFile implements Check {
  @Override
  public List<String> ids() {
    return List.of("ENV-14");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject).stream()
        .flatMap(
            settings ->
                settings.lines("EnvironmentFile").stream()
                    .flatMap(line -> finding(settings, line).stream()));
  }

  private static Optional<Finding> finding(Settings settings, Assignment line) {
    return settings
        .resolved(line.value().replaceFirst("^-", ""))
        .filter(path -> !path.startsWith("/"))
        .map(
            path ->
                Finding.of(
                        "ENV-14",
                        "The path \""
                            + path
                            + "\" is not absolute: systemd ignores the line and starts the service"
                            + " without the file.")
                    .lowered(Severity.RISK)
                    .seen(line.at().toString(), "EnvironmentFile=" + line.value())
                    .fix(
                        "Write the absolute path. Files under run.env_files are sent to"
                            + " /etc/SERVICE/."));
  }
}
