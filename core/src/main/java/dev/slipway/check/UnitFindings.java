package dev.slipway.check;

import dev.slipway.finding.Finding;
import dev.slipway.finding.Fix;
import dev.slipway.finding.Repair;
import dev.slipway.format.unit.Origin;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.util.Optional;

/** Findings about lines of a unit, and the repairs of such lines. */
public final class UnitFindings {
  private UnitFindings() {}

  /** A finding about this line; on the server when the line's file lies there. */
  public static Finding about(Subject subject, Assignment line, String id, String cause) {
    return placed(subject, line.at(), Finding.of(id, cause))
        .seen(place(subject, line), shown(line));
  }

  /**
   * Where a person changes this line: itself, or for a generated unit the key of {@code
   * slipway.yaml} that asked for it.
   */
  private static String place(Subject subject, Assignment line) {
    boolean isGenerated =
        subject.unit().found().filter(u -> u.kind() == CheckedUnit.Kind.GENERATED).isPresent();
    return subject
        .declaration()
        .filter(declaration -> isGenerated && !line.at().source().startsWith("/"))
        .flatMap(
            declaration ->
                Optional.ofNullable(declaration.places().get("run.sandbox." + line.key())))
        .orElse(line.at().toString());
  }

  /** The same finding, on the subject's server when the place is a file there. */
  public static Finding placed(Subject subject, Origin place, Finding finding) {
    return place.source().startsWith("/") ? finding.on(subject.server().server()) : finding;
  }

  /** The line as evidence; values of variables are hidden, as they may be secrets. */
  public static String shown(Assignment line) {
    var value =
        line.key().equals("Environment")
            ? line.value().replaceAll("([A-Za-z_][A-Za-z0-9_.-]*=).*", "$1…")
            : line.value();
    return line.key() + "=" + value;
  }

  /** A fix in words that Slipway can make itself when the line is in a file of the project. */
  public static Fix replacing(Subject subject, Assignment line, String text, String replacement) {
    var fix = Fix.of(text);
    return subject
        .unit()
        .found()
        .filter(unit -> unit.isInProject(line.at()))
        .map(
            unit ->
                fix.repairedBy(
                    new Repair.EditProjectFile(
                        line.at().source(),
                        line.at().line(),
                        String.join("\n", line.written()),
                        replacement)))
        .orElse(fix);
  }
}
