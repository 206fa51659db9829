package dev.slipway.check.security;

import dev.slipway.check.Check;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.fact.Binary;
import dev.slipway.fact.Binary.Contents;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.unit.UnitLine.Assignment;
import dev.slipway.unit.ExecutableTraits;
import dev.slipway.unit.LinkedCall;
import dev.slipway.unit.SystemCallFilter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * SECURITY-07: a filter that kills who changes the owner of a file, and an executable with a
 * function that does. When it is called, at a start or at the first rotation of a log, cannot be
 * told.
 */
public final class DeniedOwnerChange implements Check {
  /** What Go's functions become, on one machine or another. */
  private static final List<String> CALLS = List.of("chown", "fchown", "lchown", "fchownat");

  @Override
  public List<String> ids() {
    return List.of("SECURITY-07");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Settings.of(subject)
        .filter(settings -> settings.value("SystemCallErrorNumber").orElse("kill").equals("kill"))
        .flatMap(settings -> SystemCallFilter.of(settings.effective(), settings.version()))
        .flatMap(DeniedOwnerChange::killing)
        .flatMap(line -> linked(subject).map(function -> finding(subject, line, function)))
        .stream();
  }

  /** The line that forbids all of them. */
  private static Optional<Assignment> killing(SystemCallFilter filter) {
    return CALLS.stream().allMatch(call -> filter.denying(call).isPresent())
        ? filter.denying(CALLS.getFirst())
        : Optional.empty();
  }

  private static Optional<String> linked(Subject subject) {
    return subject
        .binary()
        .found()
        .flatMap(Binary::executable)
        .flatMap(DeniedOwnerChange::traits)
        .flatMap(
            traits ->
                traits.calls().stream()
                    .filter(call -> call.kind() == LinkedCall.Kind.OWNER)
                    .map(LinkedCall::function)
                    .findFirst());
  }

  private static Optional<ExecutableTraits> traits(Contents.Executable file) {
    return file.go().map(go -> ExecutableTraits.of(file.elf(), go));
  }

  private static Finding finding(Subject subject, Assignment line, String function) {
    var file = subject.binary().found().map(Binary::file).orElse("the executable");
    var allowed = LinkedCall.Kind.OWNER.allowed();
    return UnitFindings.about(
            subject,
            line,
            "SECURITY-07",
            "The unit forbids to change the owner of a file, and %s is linked in: the kernel kills the service where it calls that (status=31/SYS)."
                .formatted(function))
        .lowered(Severity.RISK)
        .seen(file, function)
        .fix(
            "Allow it, SystemCallFilter=%s on a line below; or let it fail in place of the service:"
                    .formatted(allowed)
                + " SystemCallErrorNumber=EPERM.");
  }
}
