package dev.slipway.format;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A window of bytes with every bound checked: the only way readers of binary formats touch their
 * input. Positions are relative to the window; errors name the position in the whole input. Works
 * on a mapped file of any size and reads nothing that is not asked for.
 */
public final class ByteReader {
  /** What {@link MemorySegment#asByteBuffer} takes, and no format read here is as large. */
  public static final long LARGEST = Integer.MAX_VALUE - 8L;

  /** Not the segment itself: the handles its accesses go through cost a start 3 ms. */
  private final ByteBuffer bytes;

  private final long base;

  private ByteReader(ByteBuffer bytes, long base) {
    this.bytes = bytes;
    this.base = base;
  }

  /**
   * A reader of the whole segment, little endian until told otherwise.
   *
   * @throws FormatException when it is larger than {@link #LARGEST}
   */
  public static ByteReader of(MemorySegment bytes) {
    if (bytes.byteSize() > LARGEST) {
      throw new FormatException(
          Position.offset(0), "at most " + LARGEST + " bytes", bytes.byteSize() + " bytes");
    }
    var buffer = bytes.asByteBuffer().asReadOnlyBuffer();
    return new ByteReader(buffer.order(ByteOrder.LITTLE_ENDIAN), 0);
  }

  public static ByteReader of(byte[] bytes) {
    return of(MemorySegment.ofArray(bytes));
  }

  /** The same window read in another byte order. */
  public ByteReader in(ByteOrder byteOrder) {
    return new ByteReader(bytes.duplicate().order(byteOrder), base);
  }

  public ByteOrder order() {
    return bytes.order();
  }

  public long size() {
    return bytes.capacity();
  }

  /** The offset in the whole input of a position in this window. */
  public long absolute(long position) {
    return base + position;
  }

  /** Whether {@code length} bytes exist at {@code position}; negative values never do. */
  public boolean has(long position, long length) {
    return position >= 0 && length >= 0 && length <= size() && position <= size() - length;
  }

  public int u8(long position) {
    check(position, 1, "1 byte");
    return Byte.toUnsignedInt(bytes.get((int) position));
  }

  public int u16(long position) {
    check(position, 2, "2 bytes");
    return Short.toUnsignedInt(bytes.getShort((int) position));
  }

  public int i32(long position) {
    check(position, 4, "4 bytes");
    return bytes.getInt((int) position);
  }

  public long u32(long position) {
    return Integer.toUnsignedLong(i32(position));
  }

  /** Eight bytes as they are: a value above {@code Long.MAX_VALUE} comes out negative. */
  public long i64(long position) {
    check(position, 8, "8 bytes");
    return bytes.getLong((int) position);
  }

  /** A word of 4 or 8 bytes; four bytes are unsigned. */
  public long word(long position, int size) {
    return size == 8 ? i64(position) : u32(position);
  }

  /** A window of {@code length} bytes of this one; {@code what} names it in the error. */
  public ByteReader slice(long position, long length, String what) {
    check(position, length, what);
    var slice = bytes.slice((int) position, (int) length).order(bytes.order());
    return new ByteReader(slice, base + position);
  }

  /** A copy of {@code length} bytes. */
  public byte[] copy(long position, int length) {
    check(position, length, length + " bytes");
    var copy = new byte[length];
    bytes.get((int) position, copy);
    return copy;
  }

  /** Copies {@code length} bytes into an array, from {@code at} on. */
  public void copy(long position, int length, byte[] to, int at) {
    check(position, length, length + " bytes");
    bytes.get((int) position, to, at, length);
  }

  /** Copies words of eight bytes to the beginning of an array that is at least as long. */
  public void copyLongs(long position, int count, long[] to) {
    check(position, 8L * count, count + " words");
    bytes.slice((int) position, 8 * count).order(bytes.order()).asLongBuffer().get(to, 0, count);
  }

  /** {@code length} bytes as UTF-8; malformed sequences become U+FFFD. */
  public String text(long position, int length) {
    return new String(copy(position, length), StandardCharsets.UTF_8);
  }

  /** The NUL-terminated UTF-8 text at a position, refused when longer than {@code limit} bytes. */
  public String cString(long position, int limit) {
    check(position, 0, "NUL-terminated text");
    long end = indexOf((byte) 0, position, Math.min(size(), position + limit));
    if (end < 0) {
      throw error(position, "NUL-terminated text of at most " + limit + " bytes", "no NUL");
    }
    return text(position, (int) (end - position));
  }

  /** The first position of a byte in {@code [from, to)}, or -1. */
  public long indexOf(byte wanted, long from, long to) {
    for (long i = from; i < to; i++) {
      if (bytes.get((int) i) == wanted) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The first position of these bytes, at least one, at or after {@code from}; or -1. Piece by
   * piece through an array: the quick compiler makes a loop over a segment twenty times as slow.
   */
  public long indexOf(byte[] wanted, long from) {
    int piece = 1 << 16;
    for (long at = from; at + wanted.length <= size(); at += piece) {
      int length = (int) Math.min(piece + wanted.length - 1L, size() - at);
      int found = indexOf(wanted, copy(at, length));
      if (found >= 0) {
        return at + found;
      }
    }
    return -1;
  }

  private static int indexOf(byte[] wanted, byte[] in) {
    byte first = wanted[0];
    for (int i = 0; i <= in.length - wanted.length; i++) {
      if (in[i] == first && Arrays.equals(wanted, 0, wanted.length, in, i, i + wanted.length)) {
        return i;
      }
    }
    return -1;
  }

  public boolean startsWith(long position, byte[] expected) {
    return has(position, expected.length)
        && Arrays.equals(copy(position, expected.length), expected);
  }

  /** An error at a position of this window. */
  public FormatException error(long position, String expected, String found) {
    return new FormatException(Position.offset(base + position), expected, found);
  }

  private void check(long position, long length, String what) {
    if (!has(position, length)) {
      throw error(position, what, length < 0 ? "a length of " + length : left(position));
    }
  }

  private String left(long position) {
    boolean outside = position < 0 || position > size();
    return outside ? "a position outside the input" : "only " + (size() - position) + " bytes left";
  }
}
