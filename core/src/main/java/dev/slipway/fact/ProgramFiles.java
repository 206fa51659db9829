package dev.slipway.fact;

import dev.slipway.format.elf.FileKind;
import java.util.Map;

/**
 * What the files are that a unit starts and that lie on the server already: wrappers, mostly.
 *
 * @param kinds by absolute path; those that are not there, or no plain files, are left out
 */
public record ProgramFiles(Map<String, FileKind> kinds) {
  /** Copies the map. */
  public ProgramFiles {
    kinds = Map.copyOf(kinds);
  }
}
