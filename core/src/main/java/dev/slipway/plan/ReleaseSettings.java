package dev.slipway.plan;

import dev.slipway.model.Health;
import java.util.List;

/**
 * What a release brings beside its files, kept with it so that a rollback proves it as it was
 * proved at first.
 *
 * @param user the account it runs as
 * @param makesUser whether a deploy makes that account when it is missing: the one that {@code
 *     slipway.yaml} declares, but none that an own unit names by itself
 * @param ports the TCP ports it listens on
 * @param health what it answers when it is well
 * @param keep releases kept on the server, the current one included; at least 2, so that there is
 *     one to go back to
 */
public record ReleaseSettings(
    String user, boolean makesUser, List<Integer> ports, Health health, int keep) {
  /** Copies the ports. */
  public ReleaseSettings {
    ports = List.copyOf(ports);
    if (keep < 2) {
      throw new IllegalArgumentException("keep " + keep + ": a rollback needs at least 2 releases");
    }
  }
}
