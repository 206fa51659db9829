package dev.slipway.format.elf;

/**
 * One section header (elf(5), {@code Shdr}).
 *
 * @param name its name
 * @param type {@code sh_type}
 * @param address where it begins in memory
 * @param offset where it begins in the file
 * @param size its bytes
 */
public record Section(String name, int type, long address, long offset, long size) {
  /** {@code SHT_NOBITS}: takes no room in the file. */
  public static final int NOBITS = 8;

  Section named(String text) {
    return new Section(text, type, address, offset, size);
  }
}
