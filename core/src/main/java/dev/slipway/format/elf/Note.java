package dev.slipway.format.elf;

import dev.slipway.format.ByteReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A note that a linker leaves in a section of its own (elf(5), {@code Nhdr}). */
public final class Note {
  private static final int HEAD = 12;

  private Note() {}

  /**
   * What the first note of a section says; empty when there is no such section or its first note is
   * another.
   *
   * @param section its name: {@code .note.gnu.build-id}
   * @param owner who defines it: {@code GNU}
   * @param type its number with that owner
   * @throws dev.slipway.format.FormatException when the note is damaged
   */
  public static Optional<ByteReader> of(ElfFile elf, String section, String owner, int type) {
    var found = elf.section(section).filter(each -> each.type() != Section.NOBITS);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var note = elf.bytes().slice(found.get().offset(), found.get().size(), section);
    var name = (owner + '\0').getBytes(StandardCharsets.US_ASCII);
    if (note.u32(8) != type || !note.startsWith(HEAD, name)) {
      return Optional.empty();
    }
    long text = HEAD + (note.u32(0) + 3) / 4 * 4;
    return Optional.of(note.slice(text, note.u32(4), "a note"));
  }
}
