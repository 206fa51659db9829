package dev.slipway.check;

import dev.slipway.fact.Binary;
import dev.slipway.format.FormatException;

/** Whether a service may take sockets that systemd has opened for it (sd_listen_fds(3)). */
public final class HandedSockets {
  private static final String HOW_MANY = "LISTEN_FDS";

  private HandedSockets() {}

  /** Whether the executable holds the name of the variable that says so, or that is not known. */
  public static boolean arePossible(Subject subject) {
    try {
      return subject
          .binary()
          .found()
          .flatMap(Binary::executable)
          .map(executable -> executable.elf().holds(HOW_MANY))
          .orElse(true);
    } catch (FormatException damaged) {
      return true;
    }
  }
}
