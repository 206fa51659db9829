package dev.slipway.format.gomod;

import dev.slipway.format.FormatException;
import dev.slipway.format.Position;

/** A piece of a {@code go.mod}; line and column count from 1. */
record Token(Kind kind, String text, int line, int column) {

  enum Kind {
    /** A word. */
    IDENTIFIER,
    /** A quoted text, quotes included. */
    STRING,
    /** One of {@code ( ) [ ] { } ,}. */
    PUNCTUATION,
    /** A comment that has its line for itself. */
    COMMENT,
    /** A comment after something else; it ends the line. */
    END_COMMENT,
    LINE_END,
    END
  }

  boolean endsLine() {
    return kind == Kind.LINE_END || kind == Kind.END_COMMENT || kind == Kind.END;
  }

  boolean is(String punctuation) {
    return kind == Kind.PUNCTUATION && text.equals(punctuation);
  }

  FormatException error(String expected, String found) {
    return new FormatException(Position.at(line, column), expected, found);
  }
}
