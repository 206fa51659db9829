package dev.slipway.format;

import java.util.Optional;

/**
 * The one error of all readers in {@code dev.slipway.format}: at a position, something was expected
 * and something else was found. It is unchecked because readers are lazy and are used in streams;
 * whoever reads foreign input catches it and reports the fact as unknown.
 */
public final class FormatException extends RuntimeException {

  private static final int LONGEST_QUOTE = 60;

  private final Position position;
  private final String expected;
  private final String found;
  private final Optional<String> source;

  public FormatException(Position position, String expected, String found) {
    this(Optional.empty(), position, expected, found);
  }

  private FormatException(
      Optional<String> source, Position position, String expected, String found) {
    super(message(source, position, expected, found));
    this.source = source;
    this.position = position;
    this.expected = expected;
    this.found = found;
  }

  /** The same error, naming the file or object that was read. */
  public FormatException in(String sourceName) {
    FormatException named = new FormatException(Optional.of(sourceName), position, expected, found);
    named.setStackTrace(getStackTrace());
    return named;
  }

  public Position position() {
    return position;
  }

  /** What the format asks for at this position, for example {@code a version}. */
  public String expected() {
    return expected;
  }

  /** What stands there instead, for example {@code "v1"} or {@code end of input}. */
  public String found() {
    return found;
  }

  public Optional<String> source() {
    return source;
  }

  /** Text from the input, quoted for a message: control characters escaped, cut when long. */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    int length = Math.min(text.length(), LONGEST_QUOTE);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (Character.isISOControl(c) || Character.isSurrogate(c)) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append(length < text.length() ? "…\"" : "\"").toString();
  }

  private static String message(
      Optional<String> source, Position position, String expected, String found) {
    String where = source.map(name -> name + ":").orElse("") + position;
    return where + ": expected " + expected + ", found " + found;
  }
}
