package dev.slipway.check;

import dev.slipway.executable.Ability;
import dev.slipway.fact.Binary;
import dev.slipway.format.FormatException;
import dev.slipway.format.elf.ElfFile;

/** Whether a service may take sockets that systemd has opened for it (sd_listen_fds(3)). */
public final class HandedSockets {
  private HandedSockets() {}

  /**
   * Whether the executable holds the name of the variable that says so, or a library of systemd
   * does, or that is not known: what is packed, or not Go's, may get the name from elsewhere.
   */
  public static boolean arePossible(Subject subject) {
    try {
      return subject
          .binary()
          .found()
          .flatMap(Binary::executable)
          .filter(executable -> executable.go().isPresent())
          .map(executable -> executable.elf())
          .map(elf -> elf.holds(Ability.HANDED_SOCKETS) || hasLibraryOfSystemd(elf))
          .orElse(true);
    } catch (FormatException damaged) {
      return true;
    }
  }

  private static boolean hasLibraryOfSystemd(ElfFile elf) {
    return elf.dynamic()
        .filter(dynamic -> dynamic.needed().stream().anyMatch(n -> n.startsWith("libsystemd.")))
        .isPresent();
  }
}
