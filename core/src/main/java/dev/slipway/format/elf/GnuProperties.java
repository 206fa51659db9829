package dev.slipway.format.elf;

import java.util.Optional;

/**
 * What a linker promises of the whole program ({@code NT_GNU_PROPERTY_TYPE_0}; the Linux extensions
 * of the System V ABI).
 */
final class GnuProperties {
  private static final int SEGMENT = 0x6474e553; // PT_GNU_PROPERTY
  private static final long TYPE = 5;
  private static final int HEAD = 16; // three numbers and the name GNU
  private static final byte[] NAME = {'G', 'N', 'U', 0};

  private GnuProperties() {}

  /**
   * The number of one property, when it is promised.
   *
   * @throws dev.slipway.format.FormatException when the note is damaged
   */
  static Optional<Long> of(ElfFile elf, long wanted) {
    var segment = elf.segment(SEGMENT);
    if (segment.isEmpty()) {
      return Optional.empty();
    }
    var note =
        elf.bytes().slice(segment.get().offset(), segment.get().fileSize(), "the properties");
    if (!note.has(0, HEAD) || note.u32(8) != TYPE || !note.startsWith(12, NAME)) {
      return Optional.empty();
    }
    int align = elf.header().wordSize();
    long end = HEAD + note.u32(4);
    for (long at = HEAD; at + 12 <= end; ) {
      long size = note.u32(at + 4);
      if (note.u32(at) == wanted && size == 4) {
        return Optional.of(note.u32(at + 8));
      }
      at += 8 + (size + align - 1) / align * align;
    }
    return Optional.empty();
  }
}
