package dev.slipway.format.unit;

import dev.slipway.format.unit.UnitLine.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A unit file with its drop-ins, as systemd sees them together: the drop-ins are read after the
 * file, in the order given, as if they were its continuation.
 *
 * @param main the unit file
 * @param dropIns in the order systemd reads them: that of {@code systemctl show -p DropInPaths}
 */
public record EffectiveUnit(UnitFile main, List<UnitFile> dropIns) {

  /** Dependencies only ever add up: an empty {@code After=} takes nothing back. */
  private static final Set<String> NEVER_RESET =
      Set.of(
          "After",
          "Before",
          "Requires",
          "Requisite",
          "Wants",
          "BindsTo",
          "BindTo",
          "Upholds",
          "Conflicts",
          "OnFailure",
          "OnSuccess",
          "PartOf",
          "PropagatesReloadTo",
          "PropagatesStopTo",
          "PropagateReloadTo",
          "PropagateReloadFrom",
          "ReloadPropagatedFrom",
          "StopPropagatedFrom",
          "JoinsNamespaceOf",
          "RequiresOverridable",
          "RequisiteOverridable",
          "RequiresMountsFor",
          "WantsMountsFor");

  public EffectiveUnit {
    dropIns = List.copyOf(dropIns);
  }

  /** A unit without drop-ins. */
  public static EffectiveUnit of(UnitFile main) {
    return new EffectiveUnit(main, List.of());
  }

  /** The unit file and its drop-ins. */
  public List<UnitFile> files() {
    List<UnitFile> files = new ArrayList<>();
    files.add(main);
    files.addAll(dropIns);
    return List.copyOf(files);
  }

  /** Every assignment that systemd reads, in order, taken-back and empty ones included. */
  public List<Assignment> read() {
    return files().stream().flatMap(file -> file.assignments().stream()).toList();
  }

  /**
   * The assignments of a key that count: those after the last empty one. An empty one at the end
   * leaves none. An empty {@code ConditionX=} takes back the conditions of every kind.
   */
  public List<Assignment> assignments(String section, String key) {
    List<Assignment> counting = new ArrayList<>();
    for (Assignment assignment : read()) {
      if (!assignment.section().equals(section)) {
        continue;
      }
      if (assignment.isEmpty() && takesBack(assignment.key(), key)) {
        counting.clear();
      } else if (assignment.key().equals(key) && !assignment.isEmpty()) {
        counting.add(assignment);
      }
    }
    return List.copyOf(counting);
  }

  /**
   * The last assignment of a key, also when it is empty: for directives with one value it decides,
   * unless systemd cannot use its value and stays with the one before.
   */
  public Optional<Assignment> last(String section, String key) {
    return read().stream()
        .filter(assignment -> assignment.section().equals(section) && assignment.key().equals(key))
        .reduce((earlier, later) -> later);
  }

  /** Whether the unit file itself loads; a broken drop-in does not keep a unit from loading. */
  public boolean isLoadable() {
    return main.fatalLine().isEmpty();
  }

  private static boolean takesBack(String emptyKey, String key) {
    if (NEVER_RESET.contains(key)) {
      return false;
    }
    return emptyKey.equals(key)
        || (isOfFamily(emptyKey, "Condition") && isOfFamily(key, "Condition"))
        || (isOfFamily(emptyKey, "Assert") && isOfFamily(key, "Assert"));
  }

  private static boolean isOfFamily(String key, String family) {
    return key.startsWith(family);
  }
}
