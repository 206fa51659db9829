package dev.slipway.format.elf;

import dev.slipway.format.ByteReader;
import java.nio.ByteOrder;

/**
 * The ELF header (elf(5), {@code Elf32_Ehdr} and {@code Elf64_Ehdr}).
 *
 * @param wordSize 4 or 8 bytes
 * @param order byte order of everything in the file
 * @param type {@code e_type}: {@link #EXEC}, {@link #DYN} or something else
 * @param machine what it runs on
 * @param flags {@code e_flags}, machine dependent
 * @param segmentTable offset of the program headers
 * @param segmentCount how many there are
 * @param sectionTable offset of the section headers; 0 when there are none
 * @param sectionCount how many there are
 * @param sectionNames index of the section that holds their names
 */
public record ElfHeader(
    int wordSize,
    ByteOrder order,
    int type,
    Machine machine,
    long flags,
    long segmentTable,
    int segmentCount,
    long sectionTable,
    int sectionCount,
    int sectionNames) {

  /** {@code ET_EXEC}: an executable at fixed addresses. */
  public static final int EXEC = 2;

  /** {@code ET_DYN}: a position-independent executable or a shared library. */
  public static final int DYN = 3;

  private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};

  /** Whether the bytes begin as an ELF file does. */
  public static boolean isAt(ByteReader bytes) {
    return bytes.startsWith(0, MAGIC);
  }

  /**
   * Reads it.
   *
   * @param file the file, or its first 64 bytes
   * @throws dev.slipway.format.FormatException when it is none, or cut off
   */
  public static ElfHeader read(ByteReader file) {
    if (!isAt(file)) {
      throw file.error(0, "an ELF file", file.size() == 0 ? "an empty file" : "another magic");
    }
    int elfClass = file.u8(4);
    if (elfClass != 1 && elfClass != 2) {
      throw file.error(4, "ELF class 1 or 2", String.valueOf(elfClass));
    }
    int data = file.u8(5);
    if (data != 1 && data != 2) {
      throw file.error(5, "ELF byte order 1 or 2", String.valueOf(data));
    }
    int word = elfClass == 2 ? 8 : 4;
    var order = data == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    var in = file.in(order);
    int tables = 24 + word; // after e_entry
    int counts = tables + 2 * word + 4 + 2; // after e_phoff, e_shoff, e_flags, e_ehsize
    return new ElfHeader(
        word,
        order,
        in.u16(16),
        new Machine(in.u16(18), word * 8, order),
        in.u32(tables + 2 * word),
        in.word(tables, word),
        in.u16(counts + 2),
        in.word(tables + word, word),
        in.u16(counts + 6),
        in.u16(counts + 8));
  }
}
