package dev.slipway.plan;

import java.util.ArrayList;
import java.util.List;

/** What is in the way of a change, looked for before anything is touched. */
final class Obstacles {

  /** Room for the unit, environment files, records and the file system's own needs. */
  private static final long SPARE_BYTES = 4 << 20;

  private Obstacles() {}

  /**
   * @param bytes how much will be sent
   */
  static List<Obstacle> of(ServiceState state, Wish wish, long bytes) {
    var found = new ArrayList<Obstacle>();
    var unit = state.unit();
    var service = state.service();
    if (unit.load().equals("masked")) {
      found.add(
          new Obstacle(
              service.unit() + " is masked, so nothing can start it",
              "systemctl show " + service.unit() + ": LoadState=masked",
              "Unmask it, when you know why it was masked: systemctl unmask " + service.unit()));
    } else if (unit.exists() && !state.isOurs() && !wish.adopt()) {
      found.add(
          new Obstacle(
              "a unit " + service.unit() + " is there that Slipway did not write",
              unit.fragment().orElse(service.unitPath()),
              "Give the service another name, or let the deploy replace the unit and restore it on"
                  + " failure: slipway deploy --adopt"));
    }
    unit.dropInCommands().stream()
        .map(
            place ->
                new Obstacle(
                    "a drop-in replaces what " + service.unit() + " starts",
                    place,
                    "Remove the line, or the release that is sent will not be what runs."))
        .forEach(found::add);
    if (state.currentIsForeign()) {
      found.add(
          new Obstacle(
              service.current() + " is there and is no symlink",
              service.current(),
              "Move it away: Slipway switches releases by renaming a symlink of that name."));
    }
    state
        .freeBytes()
        .filter(free -> bytes > 0 && free < bytes + SPARE_BYTES)
        .map(
            free ->
                new Obstacle(
                    "no room for the release: " + bytes + " bytes to send, " + free + " free",
                    "df /opt",
                    "Make room on the file system of /opt, or keep fewer releases (keep: in"
                        + " slipway.yaml)."))
        .ifPresent(found::add);
    return found;
  }
}
