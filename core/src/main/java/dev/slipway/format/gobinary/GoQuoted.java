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
