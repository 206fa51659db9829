package dev.slipway.check.environment;

import dev.slipway.check.CheckedEnvironmentFile;
import dev.slipway.check.Subject;
import dev.slipway.finding.EnvironmentEdit;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Fix;
import dev.slipway.finding.Repair;
import dev.slipway.format.envfile.EnvironmentEntry.Assignment;
import dev.slipway.format.envfile.EnvironmentEntry.Rejected;
import dev.slipway.format.envfile.EnvironmentEntry.Trait;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Goes through the lines of a subject's environment files and makes findings about them. */
final class FileFindings {
  private FileFindings() {}

  /** What {@code judge} says about each assignment with this trait. */
  static Stream<Finding> withTrait(
      Subject subject, Trait trait, BiFunction<CheckedEnvironmentFile, Assignment, Finding> judge) {
    return subject.environmentFiles().stream()
        .flatMap(
            file ->
                file.file().stream()
                    .flatMap(content -> content.assignments().stream())
                    .filter(entry -> entry.traits().contains(trait))
                    .map(entry -> judge.apply(file, entry)));
  }

  /** What {@code judge} says about each line that systemd does not take. */
  static Stream<Finding> rejected(
      Subject subject, BiFunction<CheckedEnvironmentFile, Rejected, Stream<Finding>> judge) {
    return subject.environmentFiles().stream()
        .flatMap(
            file ->
                file.file().stream()
                    .flatMap(content -> content.rejected().stream())
                    .flatMap(entry -> judge.apply(file, entry)));
  }

  /** A finding about one line of a file; on the server when the file lies there. */
  static Finding about(
      Subject subject,
      CheckedEnvironmentFile file,
      int line,
      String shown,
      String id,
      String cause) {
    var source = file.file().map(content -> content.source()).orElse(file.path());
    var finding = Finding.of(id, cause).seen(source + ":" + line, shown);
    return file.projectFile().isPresent() ? finding : finding.on(subject.server().server());
  }

  /** A fix that Slipway can make itself when the file is one of the project. */
  static Fix edit(CheckedEnvironmentFile file, int line, String text, EnvironmentEdit edit) {
    var fix = Fix.of(text);
    return file.projectFile()
        .map(name -> fix.repairedBy(new Repair.EditEnvironmentFile(name, line, edit)))
        .orElse(fix);
  }
}
