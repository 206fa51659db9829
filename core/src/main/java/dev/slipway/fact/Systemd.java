package dev.slipway.fact;

import dev.slipway.model.SystemdVersion;
import java.time.Duration;

/**
 * The server's systemd and the defaults its administrator gave it.
 *
 * @param version from {@code systemctl --version}
 * @param startLimitInterval {@code DefaultStartLimitIntervalUSec} of the manager; zero for no limit
 * @param startLimitBurst {@code DefaultStartLimitBurst} of the manager
 */
public record Systemd(SystemdVersion version, Duration startLimitInterval, int startLimitBurst) {

  /** That version with the defaults it is built with: 5 starts in 10 s (systemd 252, main.c). */
  public static Systemd of(int version) {
    return new Systemd(new SystemdVersion(version), Duration.ofSeconds(10), 5);
  }
}
