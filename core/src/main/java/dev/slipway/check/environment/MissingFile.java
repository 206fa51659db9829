package dev.slipway.check.environment;

import dev.slipway.check.Check;
import dev.slipway.check.CheckedEnvironmentFile;
import dev.slipway.check.Subject;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.stream.Stream;

/** ENV-04, ENV-05: an environment file that the unit names is not there. */
public final class MissingFile implements Check {
  @Override
  public List<String> ids() {
    return List.of("ENV-04", "ENV-05");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.environmentFiles().stream()
        .filter(CheckedEnvironmentFile::isMissing)
        .map(file -> finding(subject, file));
  }

  /** Whether it would lie where a deploy puts this service's files, and nobody else does. */
  private static boolean isOurs(Subject subject, CheckedEnvironmentFile file) {
    return subject
        .declaration()
        .map(declaration -> declaration.service().environmentDirectory() + "/")
        .filter(file.path()::startsWith)
        .isPresent();
  }

  private static Finding finding(Subject subject, CheckedEnvironmentFile file) {
    var server = subject.server().server();
    var finding =
        file.optional()
            ? Finding.of(
                    "ENV-05",
                    "EnvironmentFile=-%s: there is no such file, and the - makes systemd start the"
                            .formatted(file.path())
                        + " service without it and without a word.")
                .lowered(isOurs(subject, file) ? Severity.RISK : Severity.ADVICE)
                .fix(
                    "Send it: name it under run.env_files. Or remove the - so that its absence"
                        + " stops the start.")
            : Finding.of(
                    "ENV-04",
                    "EnvironmentFile=%s: there is no such file, and the unit requires it: the start"
                            .formatted(file.path())
                        + " fails with \"Failed to load environment files\".")
                .fix(
                    "Send it: name it under run.env_files of slipway.yaml. Or write"
                        + " EnvironmentFile=-"
                        + file.path()
                        + " when the service can do without it.");
    return finding.seen(file.path(), "no such file").on(server);
  }
}
