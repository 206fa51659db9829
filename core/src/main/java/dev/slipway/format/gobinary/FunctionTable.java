package dev.slipway.format.gobinary;

import dev.slipway.format.ByteReader;
import dev.slipway.format.elf.ElfFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The names of all functions that were linked in, inlined ones too: Go keeps them after {@code -s
 * -w} because panics print them (pclntab; Go 1.27, internal/abi/symtab.go and runtime/symtab.go).
 * Understood since Go 1.16; older tables are reported as absent.
 */
public final class FunctionTable {
  private static final long GO_1_16 = 0xfffffffaL;
  private static final long GO_1_18 = 0xfffffff0L;
  private static final long GO_1_20 = 0xfffffff1L;
  private static final int HEADER = 8;

  private final ByteReader names;

  private FunctionTable(ByteReader names) {
    this.names = names;
  }

  /** Finds the table by its section; empty without one, or when its form is not known. */
  static Optional<FunctionTable> of(ElfFile elf) {
    return elf.section(".gopclntab")
        .or(() -> elf.section(".data.rel.ro.gopclntab"))
        .map(s -> elf.bytes().slice(s.offset(), s.size(), "the section " + s.name()))
        .flatMap(FunctionTable::read);
  }

  private static Optional<FunctionTable> read(ByteReader table) {
    long magic = table.u32(0);
    int pointer = table.u8(7);
    if ((magic != GO_1_16 && magic != GO_1_18 && magic != GO_1_20)
        || (pointer != 4 && pointer != 8)) {
      return Optional.empty();
    }
    int words = magic == GO_1_16 ? 2 : 3; // Go 1.18 put textStart before the offsets
    long names = table.word(HEADER + (long) words * pointer, pointer);
    long units = table.word(HEADER + (words + 1L) * pointer, pointer);
    return Optional.of(new FunctionTable(table.slice(names, units - names, "function names")));
  }

  /**
   * Whether a function of exactly this name is there: {@code
   * time/tzdata.registerLoadFromEmbeddedTZData}.
   */
  public boolean has(String name) {
    return find((name + "\0").getBytes(StandardCharsets.UTF_8));
  }

  /** Whether a function of this package is there: {@code time/tzdata}. */
  public boolean hasPackage(String path) {
    return find((path + ".").getBytes(StandardCharsets.UTF_8));
  }

  /** Whether a name begins with these bytes: names follow each other, each ended by a NUL. */
  private boolean find(byte[] start) {
    long at = 0;
    while (names.has(at, start.length)) {
      if (names.startsWith(at, start)) {
        return true;
      }
      long end = names.indexOf((byte) 0, at, names.size());
      if (end < 0) {
        return false;
      }
      at = end + 1;
    }
    return false;
  }
}
