package dev.slipway.executable;

import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.gobinary.GoBinary;
import java.util.List;
import java.util.Optional;

/**
 * What an executable tells of itself.
 *
 * @param hardening the protections it has and has not
 */
public record Portrait(List<Hardening> hardening) {
  /** Copies the list. */
  public Portrait {
    hardening = List.copyOf(hardening);
  }

  /**
   * Reads it.
   *
   * @throws dev.slipway.format.FormatException when a table of the file is damaged
   */
  public static Portrait of(ElfFile elf, Optional<GoBinary> go) {
    return new Portrait(Hardening.of(elf, go));
  }
}
