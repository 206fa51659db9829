package dev.slipway.format.gobinary;

import dev.slipway.format.ByteReader;
import java.util.function.IntFunction;

/**
 * Reads which file and line an address comes from: two tables for each function, of pairs (change
 * of the value, bytes of code it holds for), both numbers of variable length (runtime/symtab.go,
 * debug/gosym/pclntab.go).
 */
final class CodePlaces {
  private static final int QUANTUM = 6; // where the head says how long an instruction is at least
  private static final int FILES = 4; // words of four bytes behind the entry: pcfile
  private static final int LINES = 5; // pcln
  private static final int UNIT = 7; // cuOffset
  private static final int MOST_STEPS = 1 << 22;
  private static final int UNKNOWN = -1;

  private final PclnHeader header;
  private final ByteReader table;
  private final long textStart;

  CodePlaces(PclnHeader header, long textStart) {
    this.header = header;
    this.table = header.table();
    this.textStart = textStart;
  }

  /** The index of the function at an address; negative when there is none. */
  int function(long address) {
    int count = header.requireFunctions();
    int low = 0;
    int high = count; // the entry behind the last is where the text ends
    if (count == 0 || address < entry(0) || address >= entry(count)) {
      return UNKNOWN;
    }
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (entry(middle) <= address) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Where a function begins. */
  long entry(int function) {
    long at = header.functions() + (long) function * header.entrySize();
    return textStart + table.word(at, header.fieldSize());
  }

  /** Where more of a function stands, counted from the head. */
  long more(int function) {
    long at = header.functions() + (long) function * header.entrySize() + header.fieldSize();
    return header.more(table.word(at, header.fieldSize()));
  }

  /** The line; 0 when it is not known. */
  int line(int function, long address) {
    return Math.max(0, value(function, LINES, address));
  }

  /**
   * The file; empty when it is not known.
   *
   * @param oldName reads a name of the table of Go 1.2
   */
  String file(int function, long address, IntFunction<String> oldName) {
    int number = value(function, FILES, address);
    if (header.form() == PclnHeader.Form.GO_1_2) {
      return number <= 0 ? "" : oldName.apply(table.i32(header.files() + 4L * number));
    }
    if (number < 0) {
      return "";
    }
    long unit = field(function, UNIT);
    long offset = table.u32(header.namesEnd() + 4 * (unit + number));
    return offset == 0xffffffffL ? "" : table.cString(header.files() + offset, 1 << 16);
  }

  private long field(int function, int number) {
    return table.u32(more(function) + header.fieldSize() + 4L * number);
  }

  private int value(int function, int field, long address) {
    long offset = field(function, field);
    if (offset == 0) {
      return UNKNOWN;
    }
    var steps =
        new Steps(header.form() == PclnHeader.Form.GO_1_2 ? offset : header.filesEnd() + offset);
    long quantum = table.u8(QUANTUM);
    long behind = entry(function);
    int value = UNKNOWN;
    for (int i = 0; i < MOST_STEPS; i++) {
      int change = steps.next();
      if (change == 0 && i > 0) {
        return UNKNOWN;
      }
      value += (change >>> 1) ^ -(change & 1);
      behind += Integer.toUnsignedLong(steps.next()) * quantum;
      if (address < behind) {
        return value;
      }
    }
    throw table.error(offset, "a table of lines", "more than " + MOST_STEPS + " steps");
  }

  /** Numbers of variable length, one behind another. */
  private final class Steps {
    private long at;

    Steps(long at) {
      this.at = at;
    }

    int next() {
      int value = 0;
      for (int shift = 0; shift < 35; shift += 7) {
        int part = table.u8(at++);
        value |= (part & 0x7f) << shift;
        if (part < 0x80) {
          return value;
        }
      }
      throw table.error(at, "a number of at most 5 bytes", "a longer one");
    }
  }
}
