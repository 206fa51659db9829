package dev.slipway.format.elf;

import java.util.List;
import java.util.Optional;

/**
 * One version of symbols that a library of the server must have ({@code Elf_Vernaux}).
 *
 * @param library the library: {@code libc.so.6}
 * @param version the version's name: {@code GLIBC_2.34}
 * @param weak whether the loader only warns when it is missing ({@code VER_FLG_WEAK})
 * @param symbols the symbols that need it, sorted; empty when the file has no table of them
 */
public record VersionNeed(String library, String version, boolean weak, List<String> symbols) {
  /** Copies the symbols. */
  public VersionNeed {
    symbols = List.copyOf(symbols);
  }

  /**
   * The numbers of a version like {@code GLIBC_2.34}; empty for names like {@code GLIBC_PRIVATE}.
   */
  public Optional<SymbolVersion> number() {
    return SymbolVersion.of(version);
  }
}
