package dev.slipway.check.environment;

import dev.slipway.check.Check;
import dev.slipway.check.CheckedEnvironmentFile;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Subject;
import dev.slipway.finding.EnvironmentEdit;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Fix;
import dev.slipway.finding.Repair;
import dev.slipway.finding.Severity;
import dev.slipway.format.envfile.EnvironmentEntry.Assignment;
import dev.slipway.format.envfile.EnvironmentEntry.Trait;
import java.util.List;
import java.util.stream.Stream;

/** ENV-33: Windows line ends, which systemd drops and a shell keeps. */
public final class CarriageReturns implements Check {
  @Override
  public List<String> ids() {
    return List.of("ENV-33");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.environmentFiles().stream()
        .flatMap(
            file ->
                file.file().stream()
                    .flatMap(content -> content.assignments().stream())
                    .filter(entry -> entry.traits().contains(Trait.CARRIAGE_RETURN_DROPPED))
                    .limit(1)
                    .map(entry -> finding(subject, file, entry)));
  }

  private static Finding finding(Subject subject, CheckedEnvironmentFile file, Assignment entry) {
    return FileFindings.about(
            subject,
            file,
            entry.line(),
            entry.name() + "=…\\r\\n",
            "ENV-33",
            "Lines of the file end in CR LF. systemd drops the CR; a script that sources the file"
                + " keeps it in every value.")
        .lowered(Severity.ADVICE)
        .fix(fix(file));
  }

  private static Fix fix(CheckedEnvironmentFile file) {
    var text = "Save the file with Unix line ends.";
    return file.projectFile()
        .map(
            name ->
                Fix.of(text, "sed -i 's/\\r$//' " + ServerCommand.word(name))
                    .repairedBy(
                        new Repair.EditEnvironmentFile(
                            name, 0, new EnvironmentEdit.RemoveCarriageReturn())))
        .orElse(Fix.of(text));
  }
}
