package dev.slipway.format;

/** Where in an input something was found: a byte offset, or a line and column of a text. */
public sealed interface Position {

  /** A byte offset, counted from 0 at the start of the whole input. */
  record Offset(long bytes) implements Position {
    @Override
    public String toString() {
      return "offset 0x" + Long.toHexString(bytes);
    }
  }

  /** A line and a column, both counted from 1. A column counts UTF-16 units, as editors do. */
  record LineColumn(int line, int column) implements Position {
    @Override
    public String toString() {
      return line + ":" + column;
    }
  }

  static Position offset(long bytes) {
    return new Offset(bytes);
  }

  static Position at(int line, int column) {
    return new LineColumn(line, column);
  }
}
