package dev.slipway.format.gomod;

import dev.slipway.format.FormatException;

/** Texts in double quotes, with the escapes of Go's string literals that a path may need. */
final class GoString {

  private GoString() {}

  static String unquote(Token token) {
    String body = token.text().substring(1, token.text().length() - 1);
    StringBuilder text = new StringBuilder();
    int position = 0;
    while (position < body.length()) {
      char c = body.charAt(position++);
      if (c == '\\') {
        position += escape(token, body, position, text);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** Decodes the escape after a backslash; the answer is how many chars it took. */
  private static int escape(Token token, String body, int at, StringBuilder text) {
    switch (body.charAt(at)) {
      case '\\', '"' -> text.append(body.charAt(at));
      case 't' -> text.append('\t');
      case 'n' -> text.append('\n');
      case 'r' -> text.append('\r');
      case 'x' -> {
        return 1 + number(token, body, at + 1, 2, text);
      }
      case 'u' -> {
        return 1 + number(token, body, at + 1, 4, text);
      }
      case 'U' -> {
        return 1 + number(token, body, at + 1, 8, text);
      }
      default -> throw token.error("a known escape", FormatException.quote(token.text()));
    }
    return 1;
  }

  private static int number(Token token, String body, int from, int digits, StringBuilder text) {
    long value = from + digits > body.length() ? -1 : 0;
    for (int i = from; value >= 0 && i < from + digits; i++) {
      int digit = Character.digit(body.charAt(i), 16);
      value = digit < 0 ? -1 : value * 16 + digit;
    }
    if (value < 0 || value > Character.MAX_CODE_POINT) {
      throw token.error("an escape of " + digits + " digits", FormatException.quote(body));
    }
    text.appendCodePoint((int) value);
    return digits;
  }
}
