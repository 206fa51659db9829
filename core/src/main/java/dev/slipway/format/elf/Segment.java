package dev.slipway.format.elf;

/**
 * One program header (elf(5), {@code Phdr}).
 *
 * @param type {@code p_type}
 * @param flags {@code p_flags}: 1 execute, 2 write, 4 read
 * @param offset where it begins in the file
 * @param address where it begins in memory
 * @param fileSize bytes of it in the file
 * @param memorySize bytes of it in memory
 */
public record Segment(
    int type, long flags, long offset, long address, long fileSize, long memorySize) {
  /** {@code PT_LOAD}: mapped into memory. */
  public static final int LOAD = 1;

  /** {@code PT_DYNAMIC}: what the dynamic loader reads. */
  public static final int DYNAMIC = 2;

  /** {@code PT_INTERP}: the path of the dynamic loader. */
  public static final int INTERPRETER = 3;

  /** {@code PT_NOTE}: notes. */
  public static final int NOTE = 4;

  /** {@code PT_GNU_STACK}: whether the stack may be executed. */
  public static final int STACK = 0x6474e551;

  /** {@code PT_GNU_RELRO}: read only once the loader has done its work. */
  public static final int READ_ONLY_AFTER_START = 0x6474e552;

  private static final int EXECUTE = 1;
  private static final int WRITE = 2;

  /** Whether the processor may execute it. */
  public boolean isExecutable() {
    return (flags & EXECUTE) != 0;
  }

  /** Whether the program may write to it. */
  public boolean isWritable() {
    return (flags & WRITE) != 0;
  }

  /** Whether it is mapped for writing and not for execution: where Go keeps its data. */
  public boolean isData() {
    return type == LOAD && isWritable() && !isExecutable();
  }
}
