package dev.slipway.format.envfile;

import dev.slipway.model.Secret;

/**
 * What a POSIX shell makes of one assignment at the start of a line (POSIX.1-2017, Shell Command
 * Language, 2.2 Quoting and 2.9.1 Simple Commands). Text holds one char a byte.
 */
final class ShellReader {

  private final String text;
  private int position;
  private final StringBuilder value = new StringBuilder();

  private ShellReader(String text, int position) {
    this.text = text;
    this.position = position;
  }

  /** Reads the assignment whose name begins at {@code position}. */
  static Reading read(String text, int position) {
    return new ShellReader(text, position).assignment();
  }

  private Reading assignment() {
    if (text.startsWith("export ", position)) {
      position += "export ".length();
    }
    int start = position;
    while (isNameChar(peek())) {
      position++;
    }
    if (peek() != '=' || start == position || isDigit(text.charAt(start))) {
      return new Reading.NotSet("the shell takes the line for a command");
    }
    position++;
    if (peek() == '~') {
      return new Reading.Expanded("~");
    }
    return word();
  }

  private Reading word() {
    while (true) {
      int c = peek();
      switch (c) {
        case -1, '\n', ' ', '\t' -> {
          return afterWord();
        }
        case ';' -> {
          return value();
        }
        case '&', '|', '<', '>', '(', ')' -> {
          return new Reading.NotSet("the shell takes " + (char) c + " for an operator");
        }
        case '\'' -> {
          if (!singleQuoted()) {
            return new Reading.NotSet("the shell finds no closing quote");
          }
        }
        case '"' -> {
          position++;
          Reading trouble = doubleQuoted();
          if (!(trouble instanceof Reading.Value)) {
            return trouble;
          }
        }
        case '\\' -> escaped();
        case '`' -> {
          return new Reading.Expanded("`");
        }
        case '$' -> {
          if (isExpansion(position)) {
            return new Reading.Expanded("$");
          }
          take();
        }
        default -> take();
      }
    }
  }

  /** After the value only blanks, a comment or another assignment keep it an assignment. */
  private Reading afterWord() {
    while (peek() == ' ' || peek() == '\t') {
      position++;
    }
    if (peek() == -1 || peek() == '\n' || peek() == '#' || peek() == ';') {
      return value();
    }
    int start = position;
    while (isNameChar(peek())) {
      position++;
    }
    boolean isAssignment = peek() == '=' && position > start;
    return isAssignment
        ? value()
        : new Reading.NotSet("the shell takes the text after the space for a command");
  }

  private boolean singleQuoted() {
    int end = text.indexOf('\'', position + 1);
    if (end < 0) {
      return false;
    }
    value.append(text, position + 1, end);
    position = end + 1;
    return true;
  }

  /** Reads up to the closing quote; a value means that all went well. */
  private Reading doubleQuoted() {
    while (peek() != '"') {
      switch (peek()) {
        case -1 -> {
          return new Reading.NotSet("the shell finds no closing quote");
        }
        case '`' -> {
          return new Reading.Expanded("`");
        }
        case '$' -> {
          if (isExpansion(position)) {
            return new Reading.Expanded("$");
          }
          take();
        }
        case '\\' -> {
          int next = position + 1 < text.length() ? text.charAt(position + 1) : -1;
          if (next == '$' || next == '`' || next == '"' || next == '\\' || next == '\n') {
            escaped();
          } else {
            take();
          }
        }
        default -> take();
      }
    }
    position++;
    return value();
  }

  private void escaped() {
    position++;
    if (peek() == -1) {
      value.append('\\');
    } else if (peek() == '\n') {
      position++;
    } else {
      take();
    }
  }

  private boolean isExpansion(int dollar) {
    int next = dollar + 1 < text.length() ? text.charAt(dollar + 1) : -1;
    return isNameChar(next) || (next >= 0 && "{(@*#?-$!".indexOf(next) >= 0);
  }

  private Reading value() {
    return new Reading.Value(Secret.of(Bytes.decode(value.toString())));
  }

  private void take() {
    value.append(text.charAt(position++));
  }

  private int peek() {
    return position < text.length() ? text.charAt(position) : -1;
  }

  private static boolean isNameChar(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || isDigit(c);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
