package dev.slipway.check;

import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.Origin;

/**
 * The unit that is judged: the one this deploy installs, or without a project the one that is
 * installed.
 *
 * @param name with its suffix, {@code hello.service}
 * @param kind where it comes from
 * @param effective the unit file and the drop-ins that the server has for it. A file of the project
 *     is named relative to it ({@code deploy/hello.service}), a file of the server by its path, and
 *     the generated one {@code hello.service}
 */
public record CheckedUnit(String name, Kind kind, EffectiveUnit effective) {

  /** Where a unit comes from. */
  public enum Kind {
    /** A file of the project, which Slipway never edits silently. */
    OWN,
    /** Made from {@code slipway.yaml}. */
    GENERATED,
    /** Found on the server; no project was looked at. */
    INSTALLED
  }

  /** Whether this place is in a file of the project, which {@code doctor --fix} may edit. */
  public boolean isInProject(Origin place) {
    return kind == Kind.OWN && place.source().equals(effective.main().source());
  }
}
