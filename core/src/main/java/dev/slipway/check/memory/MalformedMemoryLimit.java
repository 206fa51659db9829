package dev.slipway.check.memory;

import dev.slipway.check.Check;
import dev.slipway.check.ServiceEnvironment;
import dev.slipway.check.ServiceEnvironment.Source;
import dev.slipway.check.Subject;
import dev.slipway.finding.EnvironmentEdit;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Fix;
import dev.slipway.finding.Repair;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.stream.Stream;

/** MEMORY-01: a GOMEMLIMIT with which no Go program starts. */
public final class MalformedMemoryLimit implements Check {
  @Override
  public List<String> ids() {
    return List.of("MEMORY-01");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return ServiceEnvironment.variable(subject, "GOMEMLIMIT").stream()
        .filter(source -> !GoMemoryLimit.isAccepted(source.value().reveal()))
        .map(source -> finding(subject, source));
  }

  private static Finding finding(Subject subject, Source source) {
    var value = source.value().reveal();
    var finding =
        Finding.of(
                "MEMORY-01",
                "The Go runtime refuses GOMEMLIMIT=\""
                    + value
                    + "\" and ends the program at its start with exit code 2.")
            .lowered(source.isCertain() ? Severity.BLOCKER : Severity.RISK)
            .seen(source.place(), "GOMEMLIMIT=" + value)
            .fix(fix(source, value));
    return source.place().startsWith("/") ? finding.on(subject.server().server()) : finding;
  }

  private static Fix fix(Source source, String value) {
    var accepted = "Go takes a whole number of bytes, or one with B, KiB, MiB, GiB or TiB, or off";
    var meant = GoMemoryLimit.meant(value);
    var fix = Fix.of(accepted + meant.map(text -> ": write GOMEMLIMIT=" + text + ".").orElse("."));
    var file = source.file().flatMap(f -> f.projectFile());
    return meant.isPresent() && file.isPresent()
        ? fix.repairedBy(
            new Repair.EditEnvironmentFile(
                file.get(), source.line(), new EnvironmentEdit.SetValue(meant.get())))
        : fix;
  }
}
