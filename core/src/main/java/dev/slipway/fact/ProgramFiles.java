package dev.slipway.fact;

import dev.slipway.format.elf.FileKind;
import java.util.Map;

/**
 * What the files are that a unit starts and that lie on the server already: wrappers, mostly.
 *
 * @param kinds by absolute path; those that are not there, or no plain files, are left out
 * @param lost scripts whose interpreter is not there, with its path; with its name alone when
 *     {@code env} is to look for it
 */
public record ProgramFiles(Map<String, FileKind> kinds, Map<String, String> lost) {
  /** Copies the maps. */
  public ProgramFiles {
    kinds = Map.copyOf(kinds);
    lost = Map.copyOf(lost);
  }
}
