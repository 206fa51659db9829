package dev.slipway.check;

import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.util.List;
import java.util.Set;

/**
 * One {@code Condition…=} or {@code Assert…=} of a unit. Conditions with {@code |} are
 * alternatives: one of them has to hold, and all without.
 *
 * @param text as systemd judges it, without the sign of an alternative
 * @param isAlternative whether it has that sign
 * @param assignment the line it stands on
 */
public record ConditionLine(String text, boolean isAlternative, Assignment assignment) {

  /**
   * Those whose answer stays the same until the deploy and does not hang on who asks: capabilities,
   * environment and load are another process's or another moment's.
   */
  private static final Set<String> LASTING =
      Set.of(
          "Architecture",
          "Firmware",
          "Virtualization",
          "Host",
          "KernelCommandLine",
          "KernelVersion",
          "KernelModuleLoaded",
          "Version",
          "Security",
          "ControlGroupController",
          "CPUFeature",
          "OSRelease",
          "Memory",
          "PathExists",
          "PathExistsGlob",
          "PathIsDirectory",
          "PathIsSymbolicLink",
          "PathIsMountPoint",
          "PathIsReadWrite",
          "PathIsEncrypted",
          "DirectoryNotEmpty",
          "FileNotEmpty",
          "FileIsExecutable",
          "User",
          "Group");

  /** The two families: a failed one skips the start, or refuses it. */
  public static final List<String> FAMILIES = List.of("Condition", "Assert");

  /** Those of a family that count, in order. */
  public static List<ConditionLine> in(EffectiveUnit unit, String family) {
    return unit.read().stream()
        .filter(line -> line.section().equals("Unit") && line.key().startsWith(family))
        .filter(line -> unit.assignments("Unit", line.key()).contains(line))
        .map(ConditionLine::of)
        .toList();
  }

  /** Of an assignment of {@code [Unit]}. */
  public static ConditionLine of(Assignment assignment) {
    var value = assignment.value().strip();
    boolean isAlternative = value.startsWith("|");
    var rest = isAlternative ? value.substring(1).strip() : value;
    return new ConditionLine(assignment.key() + "=" + rest, isAlternative, assignment);
  }

  /** Whether this is such a line whose answer lasts. */
  public static boolean isLasting(Assignment assignment) {
    return assignment.section().equals("Unit")
        && !assignment.isEmpty()
        && FAMILIES.stream()
            .filter(family -> assignment.key().startsWith(family))
            .anyMatch(family -> LASTING.contains(assignment.key().substring(family.length())));
  }
}
