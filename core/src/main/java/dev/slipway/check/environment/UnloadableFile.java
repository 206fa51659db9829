package dev.slipway.check.environment;

import dev.slipway.check.Check;
import dev.slipway.check.CheckedEnvironmentFile;
import dev.slipway.check.Subject;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.envfile.EnvironmentFile.Unloadable;
import java.util.List;
import java.util.stream.Stream;

/** ENV-36: bytes for which systemd loads nothing of an environment file. */
public final class UnloadableFile implements Check {
  @Override
  public List<String> ids() {
    return List.of("ENV-36");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.environmentFiles().stream()
        .flatMap(
            file ->
                file.file().flatMap(content -> content.fatal()).stream()
                    .map(fatal -> finding(subject, file, fatal)));
  }

  private static Finding finding(Subject subject, CheckedEnvironmentFile file, Unloadable fatal) {
    var effect =
        file.optional()
            ? "the service starts without any variable of the file"
            : "the start fails with \"" + fatal.message() + "\"";
    return FileFindings.about(
            subject,
            file,
            fatal.line(),
            fatal.reason(),
            "ENV-36",
            "systemd loads nothing of this file: " + fatal.reason() + "; " + effect + ".")
        .lowered(file.optional() ? Severity.RISK : Severity.BLOCKER)
        .fix("Save the file as UTF-8 without NUL bytes.");
  }
}
