package dev.slipway.format.unit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.format.Utf8;

/**
 * Writes text so that systemd reads it back unchanged: the one place where words of units are
 * quoted. What each method promises is property-tested against the readers of this package.
 */
public final class UnitQuoting {

  private UnitQuoting() {}

  /**
   * One argument of a command line: no word splitting, no specifier, no variable.
   *
   * @throws IllegalArgumentException when it holds a NUL, which no argument can
   */
  public static String argument(String text) {
    String escaped = Specifiers.escape(text).replace("$", "$$");
    return isPlain(escaped) ? escaped : '"' + cEscaped(escaped) + '"';
  }

  /**
   * One assignment of {@code Environment=}.
   *
   * @throws IllegalArgumentException when systemd would refuse the name or the value: a NUL or a
   *     character that Unicode reserves
   */
  public static String variable(String name, String value) {
    if (!EnvironmentLine.isName(name)) {
      throw new IllegalArgumentException(
          "environment variable \"" + name + "\": use letters, digits and _, no digit first");
    }
    if (!Utf8.isAccepted(value)) {
      throw new IllegalArgumentException(
          "environment variable " + name + ": the value holds a character systemd refuses");
    }
    String escaped = Specifiers.escape(value);
    return isPlain(escaped) ? name + '=' + escaped : '"' + name + '=' + cEscaped(escaped) + '"';
  }

  /** One path of a list such as {@code ReadWritePaths=}: quotes count there, C escapes do not. */
  public static String pathInList(String path) {
    String escaped = Specifiers.escape(requireLine(path));
    return isPlain(escaped)
        ? escaped
        : '"' + escaped.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** The whole value of a directive that is one path, such as {@code WorkingDirectory=}. */
  public static String path(String path) {
    return Specifiers.escape(requireLine(path));
  }

  /**
   * A text as the whole value of a directive that knows specifiers but no quotes, such as {@code
   * Description=}.
   */
  public static String text(String text) {
    return Specifiers.escape(requireLine(text));
  }

  /** The text itself when it stays on its line: no line end, no backslash that joins the next. */
  public static String requireLine(String text) {
    boolean isOneLine = text.chars().noneMatch(c -> c == '\n' || c == '\r' || c == 0);
    if (!isOneLine || text.endsWith("\\") || !Words.strip(text).equals(text)) {
      throw new IllegalArgumentException("\"" + text + "\" does not stand on one line of a unit");
    }
    return text;
  }

  private static boolean isPlain(String text) {
    return !text.isEmpty() && text.chars().allMatch(UnitQuoting::isPlain);
  }

  private static boolean isPlain(int c) {
    boolean isAlphanumeric =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return isAlphanumeric || "-_./:=,+@%$".indexOf(c) >= 0;
  }

  private static String cEscaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(codePoint -> append(codePoint, escaped));
    return escaped.toString();
  }

  private static void append(int codePoint, StringBuilder escaped) {
    switch (codePoint) {
      case '\\', '"' -> escaped.append('\\').append((char) codePoint);
      case '\n' -> escaped.append("\\n");
      case '\t' -> escaped.append("\\t");
      case '\r' -> escaped.append("\\r");
      case 0 -> throw new IllegalArgumentException("a NUL cannot be passed on");
      default -> {
        if (codePoint < ' ' || codePoint == 0x7f || !Utf8.isAccepted(codePoint)) {
          appendBytes(codePoint, escaped);
        } else {
          escaped.appendCodePoint(codePoint);
        }
      }
    }
  }

  private static void appendBytes(int codePoint, StringBuilder escaped) {
    for (byte b : Character.toString(codePoint).getBytes(UTF_8)) {
      escaped.append(String.format("\\x%02x", b));
    }
  }
}
