package dev.slipway.format.gobinary;

/** Go string literals as build info writes values with spaces ({@code strconv.Quote}). */
final class GoQuoted {
  private GoQuoted() {}

  /** Where the literal that {@code text} begins with ends, or -1. */
  static int end(String text) {
    char quote = text.charAt(0);
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\' && quote == '"') {
        i++;
      } else if (text.charAt(i) == quote) {
        return i + 1;
      }
    }
    return -1;
  }

  /**
   * The text a literal stands for; a text without quotes, or a broken literal, stands for itself.
   */
  static String text(String literal) {
    if (literal.length() < 2 || end(literal) != literal.length()) {
      return literal;
    }
    var inner = literal.substring(1, literal.length() - 1);
    return switch (literal.charAt(0)) {
      case '`' -> inner;
      case '"' -> unescaped(inner);
      default -> literal;
    };
  }

  /** A key of a build setting as Go writes it (runtime/debug, {@code quoteKey}). */
  static String key(String key) {
    return key.isEmpty() || key.contains("=") ? quoted(key) : value(key);
  }

  /** A value of a build setting as Go writes it (runtime/debug, {@code quoteValue}). */
  static String value(String value) {
    return value.chars().anyMatch(c -> " \t\r\n\"`".indexOf(c) >= 0) ? quoted(value) : value;
  }

  /** {@code strconv.Quote}. */
  private static String quoted(String text) {
    var literal = new StringBuilder("\"");
    text.codePoints().forEach(c -> literal.append(escaped(c)));
    return literal.append('"').toString();
  }

  private static String escaped(int c) {
    int simple = "\n\t\r\u0007\b\f\u000b\"\\".indexOf(c);
    if (simple >= 0) {
      return "\\" + "ntrabfv\"\\".charAt(simple);
    }
    if (c < 0x20 || c == 0x7f) {
      return "\\x%02x".formatted(c);
    }
    return isPrinted(c)
        ? Character.toString(c)
        : (c < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(c);
  }

  /** {@code strconv.IsPrint}: letters, marks, numbers, punctuation, symbols, the ASCII space. */
  private static boolean isPrinted(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }

  private static String unescaped(String text) {
    var result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        result.append(c);
        continue;
      }
      char escape = text.charAt(++i);
      int digits =
          switch (escape) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> 0;
          };
      if (digits > 0
          && i + digits < text.length() + 0
          && isHex(text.substring(i + 1, i + 1 + digits))) {
        int code = (int) Long.parseLong(text.substring(i + 1, i + 1 + digits), 16);
        result.append(Character.isValidCodePoint(code) ? Character.toString(code) : "\ufffd");
        i += digits;
      } else {
        result.append(simple(escape));
      }
    }
    return result.toString();
  }

  private static boolean isHex(String digits) {
    return digits.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }

  private static char simple(char escape) {
    return switch (escape) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'a' -> '\u0007';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'v' -> '\u000b';
      default -> escape;
    };
  }
}
