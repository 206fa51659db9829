package dev.slipway.format.unit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.format.Utf8;

/** The escapes after a backslash that systemd decodes (systemd 252, escape.c, cunescape_one). */
final class CEscape {

  private CEscape() {}

  /**
   * Decodes the escape whose first char after the backslash is at {@code position} and appends its
   * bytes, one char each.
   *
   * @return how many chars it took, or 0 when it is no valid escape
   */
  static int decode(String bytes, int position, StringBuilder into) {
    char c = bytes.charAt(position);
    return switch (c) {
      case 'a' -> plain('\u0007', into);
      case 'b' -> plain('\b', into);
      case 'f' -> plain('\f', into);
      case 'n' -> plain('\n', into);
      case 'r' -> plain('\r', into);
      case 't' -> plain('\t', into);
      case 'v' -> plain('\u000b', into);
      case 's' -> plain(' ', into);
      case '\\', '"', '\'' -> plain(c, into);
      case 'x' -> number(bytes, position + 1, 2, 16, into) ? 3 : 0;
      case 'u' -> codePoint(bytes, position + 1, 4, into) ? 5 : 0;
      case 'U' -> codePoint(bytes, position + 1, 8, into) ? 9 : 0;
      default -> number(bytes, position, 3, 8, into) ? 3 : 0;
    };
  }

  private static int plain(char c, StringBuilder into) {
    into.append(c);
    return 1;
  }

  /** A byte given by digits: neither 0 nor above 255. */
  private static boolean number(String bytes, int from, int digits, int radix, StringBuilder into) {
    long value = digits(bytes, from, digits, radix);
    if (value <= 0 || value > 0xff) {
      return false;
    }
    into.append((char) value);
    return true;
  }

  private static boolean codePoint(String bytes, int from, int digits, StringBuilder into) {
    long value = digits(bytes, from, digits, 16);
    if (value <= 0 || value > Character.MAX_CODE_POINT) {
      return false;
    }
    int codePoint = (int) value;
    if (digits == 8 && !Utf8.isAccepted(codePoint)) {
      return false;
    }
    String text = Character.toString(codePoint);
    into.append(new String(text.getBytes(UTF_8), ISO_8859_1));
    return true;
  }

  private static long digits(String bytes, int from, int count, int radix) {
    if (from + count > bytes.length()) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < from + count; i++) {
      int digit = bytes.charAt(i) < 0x80 ? Character.digit(bytes.charAt(i), radix) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }
}
