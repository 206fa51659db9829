package dev.slipway.fact;

import java.util.Map;

/**
 * The conditions that were asked for, as the server's systemd judges them now ({@code
 * systemd-analyze condition}).
 *
 * @param held by the line that was asked for, {@code ConditionPathExists=/etc/hello}, without the
 *     sign of an alternative; a line that systemd does not judge is not there
 */
public record Conditions(Map<String, Boolean> held) {
  /** Copies the map. */
  public Conditions {
    held = Map.copyOf(held);
  }

  /** Whether the line was asked for and does not hold. */
  public boolean fails(String line) {
    return !held.getOrDefault(line, true);
  }
}
