package dev.slipway.fact;

import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.UnitFile;
import java.util.List;
import java.util.Optional;

/**
 * The service's unit as the server's systemd knows it, and its files as they are on disk now.
 * States are the words of {@code systemctl show}.
 *
 * @param loadState {@code loaded}, {@code not-found}, {@code masked}, {@code bad-setting}…
 * @param fileState {@code enabled}, {@code disabled}, {@code static}, {@code masked}…; empty when
 *     there is no unit file
 * @param activeState {@code active}, {@code inactive}, {@code failed}, {@code activating}…
 * @param subState {@code running}, {@code dead}, {@code auto-restart}…
 * @param result {@code success}, {@code exit-code}, {@code start-limit-hit}…
 * @param restarts {@code NRestarts}
 * @param needsReload {@code NeedDaemonReload}
 * @param fragment {@code FragmentPath}: the unit file that is loaded; empty when there is none
 * @param dropIns {@code DropInPaths}: the drop-ins that are loaded, in order
 * @param triggeredBy units that start it: sockets, timers, paths
 * @param files the unit file with the drop-ins that are on disk now, in systemd's order, each named
 *     by its path; empty when there is no unit file
 * @param dropInFiles those drop-ins, also where they wait for a unit file that is not there yet
 */
public record InstalledUnit(
    String loadState,
    String fileState,
    String activeState,
    String subState,
    String result,
    int restarts,
    boolean needsReload,
    String fragment,
    List<String> dropIns,
    List<String> triggeredBy,
    Optional<EffectiveUnit> files,
    List<UnitFile> dropInFiles) {
  /** Copies the lists. */
  public InstalledUnit {
    dropIns = List.copyOf(dropIns);
    triggeredBy = List.copyOf(triggeredBy);
    dropInFiles = List.copyOf(dropInFiles);
  }

  /** Whether systemd knows a unit of that name, masked ones included. */
  public boolean isThere() {
    return !loadState.equals("not-found");
  }
}
