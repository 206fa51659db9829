package dev.slipway.format.gomod;

import dev.slipway.format.FormatException;

/** Texts in double quotes, with the escapes of Go's string literals that a path may need. */
final class GoString {

  private GoString() {}

  static String unquote(Token token) {
    String body = token.text().substring(1, token.text().length() - 1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      i++;
      switch (body.charAt(i)) {
        case '\\', '"' -> text.append(body.charAt(i));
        case 't' -> text.append('\t');
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 'x' -> i += number(token, body, i + 1, 2, text);
        case 'u' -> i += number(token, body, i + 1, 4, text);
        case 'U' -> i += number(token, body, i + 1, 8, text);
        default -> throw token.error("a known escape", FormatException.quote(token.text()));
      }
    }
    return text.toString();
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
