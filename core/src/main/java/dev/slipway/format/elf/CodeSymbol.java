package dev.slipway.format.elf;

import java.util.Optional;

/**
 * A function of the table of symbols: what a linker leaves for debuggers, of C as of Go.
 *
 * @param name as the linker writes it
 * @param address where it begins in memory
 */
public record CodeSymbol(String name, long address) {
  private static final int WIDE = 24;
  private static final int NARROW = 16;
  private static final int FUNCTION = 2; // STT_FUNC
  private static final int LONGEST_NAME = 1 << 16;

  /**
   * The function that an address lies in; empty when there is none, or no table.
   *
   * @throws dev.slipway.format.FormatException when the table is damaged
   */
  public static Optional<CodeSymbol> at(ElfFile elf, long address) {
    var symbols = elf.section(".symtab").filter(section -> section.type() != Section.NOBITS);
    var strings = elf.section(".strtab").filter(section -> section.type() != Section.NOBITS);
    if (symbols.isEmpty() || strings.isEmpty()) {
      return Optional.empty();
    }
    int word = elf.header().wordSize();
    int size = word == 8 ? WIDE : NARROW;
    var table =
        elf.bytes().slice(symbols.get().offset(), symbols.get().size(), "the table of symbols");
    long found = -1;
    long begins = 0;
    for (long at = 0; table.has(at, size); at += size) {
      long value = table.word(at + (word == 8 ? 8 : 4), word);
      long length = table.word(at + (word == 8 ? 16 : 8), word);
      boolean isFunction = (table.u8(at + (word == 8 ? 4 : 12)) & 0xf) == FUNCTION;
      boolean isDefined = table.u16(at + (word == 8 ? 6 : 14)) != 0;
      if (isFunction
          && isDefined
          && Long.compareUnsigned(value, address) <= 0
          && Long.compareUnsigned(address - value, Math.max(length, 1)) < 0
          && (found < 0 || Long.compareUnsigned(value, begins) > 0)) {
        found = at;
        begins = value;
      }
    }
    if (found < 0) {
      return Optional.empty();
    }
    var names = elf.bytes().slice(strings.get().offset(), strings.get().size(), "their names");
    return Optional.of(new CodeSymbol(names.cString(table.u32(found), LONGEST_NAME), begins));
  }
}
