package dev.slipway.fact;

import java.util.Map;

/**
 * The units that a unit cannot be started without.
 *
 * @param loadStates by name {@code loaded}, {@code not-found}, {@code masked}, {@code error} or
 *     {@code bad-setting} (org.freedesktop.systemd1(5), LoadState)
 */
public record OtherUnits(Map<String, String> loadStates) {
  /** Copies the map. */
  public OtherUnits {
    loadStates = Map.copyOf(loadStates);
  }
}
