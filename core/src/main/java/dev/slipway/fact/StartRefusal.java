package dev.slipway.fact;

/**
 * Whether systemd refuses to start the service, as it was started too often. After restarts of its
 * own the unit's {@code Result} stays that of the last end, so the journal says it (measured on
 * 247, 252 and 257).
 *
 * @param line what the journal says about it since the last start; empty when it does not
 */
public record StartRefusal(String line) {

  /** Whether it does. */
  public boolean isThere() {
    return !line.isEmpty();
  }
}
