package dev.slipway.format.gobinary;

import dev.slipway.format.ByteReader;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.elf.Section;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds and reads Go's build info in an ELF file (Go 1.27, debug/buildinfo/buildinfo.go; the
 * pointer form of Go 1.17 and older as in its {@code decodeString} history).
 *
 * <p>Where the section headers are gone, the writable segments are searched. Go 1.26 still looked
 * at the first of them, which in a PIE is another one; Go 1.27 calls such a file no Go executable.
 */
final class BuildInfoReader {
  private static final byte[] MAGIC = "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);
  private static final int ALIGNMENT = 16;
  private static final int HEADER = 32;
  private static final int LONGEST = 16 << 20; // module text of the largest programs is some 100 kB
  private static final int FRAME = 16;

  private final ElfFile elf;

  BuildInfoReader(ElfFile elf) {
    this.elf = elf;
  }

  /** Version and module text. */
  record Blob(String version, String modules) {}

  Optional<Blob> read() {
    return elf.section(".go.buildinfo")
        .filter(section -> section.type() != Section.NOBITS)
        .map(s -> elf.bytes().slice(s.offset(), s.size(), "the section .go.buildinfo"))
        .flatMap(this::find)
        .or(
            () ->
                elf.segments().stream()
                    .filter(segment -> segment.isData())
                    .map(s -> elf.bytes().slice(s.offset(), s.fileSize(), "a data segment"))
                    .flatMap(data -> find(data).stream())
                    .findFirst());
  }

  private Optional<Blob> find(ByteReader data) {
    for (long at = 0; data.has(at, HEADER); at += ALIGNMENT) {
      if (data.u8(at) == 0xff && data.startsWith(at, MAGIC)) {
        return Optional.of(blob(data, at));
      }
    }
    return Optional.empty();
  }

  /**
   * Reads the form of Go 1.18 and newer, which needs nothing else of the file, from bytes that
   * begin with it; empty when they do not.
   *
   * @throws dev.slipway.format.FormatException when they are damaged
   */
  static Optional<Blob> inline(ByteReader data) {
    return data.has(0, HEADER) && data.startsWith(0, MAGIC) && isInline(data, 0)
        ? Optional.of(inlineBlob(data, 0))
        : Optional.empty();
  }

  private static boolean isInline(ByteReader data, long at) {
    return (data.u8(at + 15) & 2) != 0;
  }

  private static Blob inlineBlob(ByteReader data, long at) {
    var version = inline(data, at + HEADER);
    var modules = inline(data, version.at() + version.length());
    return new Blob(utf8(bytes(data, version)), unframed(bytes(data, modules)));
  }

  private Blob blob(ByteReader data, long at) {
    if (isInline(data, at)) {
      return inlineBlob(data, at);
    }
    int flags = data.u8(at + 15);
    int pointer = data.u8(at + 14);
    if (pointer != 4 && pointer != 8) {
      throw data.error(at + 14, "a pointer size of 4 or 8", String.valueOf(pointer));
    }
    var order = (flags & 1) != 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    var in = data.in(order);
    return new Blob(
        utf8(pointed(in.word(at + 16, pointer), pointer, order)),
        unframed(pointed(in.word(at + 16 + pointer, pointer), pointer, order)));
  }

  /** Where a text stands. */
  private record Place(long at, long length) {}

  /** The place of a text behind its length as an unsigned varint (encoding/binary). */
  private static Place inline(ByteReader data, long at) {
    long length = 0;
    long next = at;
    for (int shift = 0; shift <= 28; shift += 7) {
      int b = data.u8(next++);
      length |= (long) (b & 0x7f) << shift;
      if ((b & 0x80) == 0) {
        return new Place(next, length);
      }
    }
    throw data.error(at, "a length of at most " + LONGEST, "a longer varint");
  }

  /** The bytes of the Go string whose header {pointer, length} is at an address; none for nil. */
  private byte[] pointed(long address, int pointer, ByteOrder order) {
    if (address == 0) {
      return new byte[0];
    }
    var file = elf.bytes().in(order);
    long header = offset(address);
    long length = file.word(header + pointer, pointer);
    return length == 0
        ? new byte[0]
        : bytes(file, new Place(offset(file.word(header, pointer)), length));
  }

  private static byte[] bytes(ByteReader in, Place place) {
    if (place.length() < 0 || place.length() > LONGEST) {
      throw in.error(
          place.at(), "a text of at most " + LONGEST + " bytes", "a length of " + place.length());
    }
    return in.copy(place.at(), (int) place.length());
  }

  private long offset(long address) {
    return elf.offsetOf(address)
        .orElseThrow(
            () ->
                elf.bytes()
                    .error(
                        0, "a loaded address", "0x" + Long.toHexString(address) + ", not loaded"));
  }

  /** The module text between the 16 bytes that mark its begin and its end in memory. */
  private static String unframed(byte[] framed) {
    boolean isFramed = framed.length > 2 * FRAME && framed[framed.length - FRAME - 1] == '\n';
    return isFramed ? utf8(Arrays.copyOfRange(framed, FRAME, framed.length - FRAME)) : "";
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
