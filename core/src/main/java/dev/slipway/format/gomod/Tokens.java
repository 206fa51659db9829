package dev.slipway.format.gomod;

import dev.slipway.format.FormatException;
import dev.slipway.format.Position;
import dev.slipway.format.gomod.Token.Kind;

/** Cuts a {@code go.mod} into tokens (Go 1.26, modfile/read.go, {@code readToken}). */
final class Tokens {

  private final String text;
  private int position;
  private int line = 1;
  private int lineStart;
  private boolean lineHasTokens;
  private Token next;

  Tokens(String text) {
    this.text = text;
    this.next = read();
  }

  Token peek() {
    return next;
  }

  Token take() {
    Token taken = next;
    next = read();
    return taken;
  }

  private Token read() {
    skipSpace();
    int start = position;
    int column = position - lineStart + 1;
    if (position >= text.length()) {
      return new Token(Kind.END, "", line, column);
    }
    if (text.startsWith("//", position)) {
      return comment(column);
    }
    refuseBlockComment();
    char c = text.charAt(position);
    Token token;
    if (c == '\n') {
      position++;
      token = new Token(Kind.LINE_END, "\n", line, column);
      newLine();
      return token;
    }
    Kind kind;
    if ("()[]{},".indexOf(c) >= 0) {
      position++;
      kind = Kind.PUNCTUATION;
    } else if (c == '"' || c == '`') {
      skipString(c);
      kind = Kind.STRING;
    } else {
      skipIdentifier();
      kind = Kind.IDENTIFIER;
    }
    lineHasTokens = true;
    return new Token(kind, text.substring(start, position), line, column);
  }

  private void skipSpace() {
    while (position < text.length() && " \t\r".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  /** A comment takes its line end along. */
  private Token comment(int column) {
    int end = text.indexOf('\n', position);
    String comment = text.substring(position, end < 0 ? text.length() : end);
    Kind kind = lineHasTokens ? Kind.END_COMMENT : Kind.COMMENT;
    Token token = new Token(kind, comment, line, column);
    position = end < 0 ? text.length() : end + 1;
    newLine();
    return token;
  }

  private void newLine() {
    line++;
    lineStart = position;
    lineHasTokens = false;
  }

  private void skipString(char quote) {
    int start = position;
    position++;
    while (true) {
      if (position >= text.length()) {
        throw error(start, "a closing " + quote, "the end of the file");
      }
      char c = text.charAt(position);
      if (c == '\n') {
        throw error(position, "a closing " + quote, "the end of the line");
      }
      position++;
      if (c == quote) {
        return;
      }
      if (c == '\\' && quote == '"' && position < text.length()) {
        position++;
      }
    }
  }

  private void skipIdentifier() {
    int start = position;
    while (position < text.length()
        && isIdentifier(text.codePointAt(position))
        && !text.startsWith("//", position)) {
      refuseBlockComment();
      position += Character.charCount(text.codePointAt(position));
    }
    if (position == start) {
      String found = FormatException.quote(Character.toString(text.codePointAt(position)));
      throw error(start, "a word", found);
    }
  }

  private void refuseBlockComment() {
    if (text.startsWith("/*", position)) {
      throw error(position, "a comment that begins with //", "/*");
    }
  }

  /** Go's unicode.IsPrint without spaces and the punctuation of the grammar. */
  private static boolean isIdentifier(int codePoint) {
    if (" ()[]{},".indexOf(codePoint) >= 0) {
      return false;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private FormatException error(int offset, String expected, String found) {
    return new FormatException(Position.at(line, offset - lineStart + 1), expected, found);
  }
}
