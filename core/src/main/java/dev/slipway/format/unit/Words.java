package dev.slipway.format.unit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Cuts a value into words as systemd does (systemd 252, extract-word.c). Words are separated by
 * white space; quotes hold a word together when they open it or stand inside it.
 */
final class Words {

  /** What a rule makes of quotes and backslashes. */
  enum Rule {
    /** Quotes are removed, C escapes decoded; another escape spoils the value. */
    C_ESCAPES,
    /** As {@link #C_ESCAPES}, but an unknown escape stays as it is written, with a warning. */
    C_ESCAPES_OR_VERBATIM,
    /** Quotes are removed, a backslash makes the next character plain. */
    PLAIN,
    /** As {@link #PLAIN}; an open quote ends with the value. */
    PLAIN_RELAXED,
    /** Quotes and backslashes are characters like any other. */
    VERBATIM
  }

  /** The outcome of asking for the next word. */
  sealed interface Next {}

  /**
   * A word.
   *
   * @param hasUnknownEscape whether an escape was kept as written
   */
  record Word(String text, boolean hasUnknownEscape) implements Next {}

  /** There is no further word. */
  record End() implements Next {}

  /** A quote or an escape is not complete, or an escape is not known. */
  record Broken() implements Next {}

  private static final int NONE = -1;

  /** One char a byte: C escapes make bytes, and only the finished word is text again. */
  private final String bytes;

  private int position;

  Words(String value) {
    this.bytes = new String(value.getBytes(UTF_8), ISO_8859_1);
  }

  static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  /** Without the white space that systemd knows: space, tab, line feed, carriage return. */
  static String strip(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return stripLeading(text.substring(0, end));
  }

  static String stripLeading(String text) {
    int start = 0;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }

  /**
   * systemd 252, string-util.c, {@code string_is_safe}: no control characters, quotes, backslash.
   */
  static boolean isSafe(String text) {
    return text.chars().noneMatch(c -> c < ' ' || c == 0x7f || c == '"' || c == '\'' || c == '\\');
  }

  boolean atEnd() {
    return position >= bytes.length();
  }

  /** The text that is not read yet. */
  String rest() {
    return decode(bytes.substring(position));
  }

  /**
   * Steps over {@code token} and the white space after it, if the value goes on with it as a word
   * of its own, unquoted.
   */
  boolean skip(String token) {
    int end = position + token.length();
    if (!bytes.startsWith(token, position)
        || (end < bytes.length() && !isSpace(bytes.charAt(end)))) {
      return false;
    }
    position = end;
    skipSpace();
    return true;
  }

  /** The next word; the position does not move when it is broken. */
  Next next(Rule rule) {
    if (rule == Rule.C_ESCAPES_OR_VERBATIM) {
      Next strict = next(Rule.C_ESCAPES);
      return strict instanceof Broken ? read(rule) : strict;
    }
    return read(rule);
  }

  private Next read(Rule rule) {
    int start = position;
    skipSpace();
    if (atEnd()) {
      return new End();
    }
    StringBuilder word = new StringBuilder();
    int quote = NONE;
    while (!atEnd()) {
      char c = bytes.charAt(position);
      if (c == quote) {
        quote = NONE;
        position++;
      } else if (quote == NONE && rule != Rule.VERBATIM && (c == '"' || c == '\'')) {
        quote = c;
        position++;
      } else if (c == '\\' && rule != Rule.VERBATIM) {
        if (!readEscape(rule, quote != NONE, word)) {
          position = start;
          return new Broken();
        }
      } else if (quote == NONE && isSpace(c)) {
        break;
      } else {
        word.append(c);
        position++;
      }
    }
    if (quote != NONE && rule != Rule.PLAIN_RELAXED) {
      position = start;
      return new Broken();
    }
    skipSpace();
    return new Word(decode(word.toString()), rule == Rule.C_ESCAPES_OR_VERBATIM);
  }

  private boolean readEscape(Rule rule, boolean quoted, StringBuilder word) {
    position++;
    if (atEnd()) {
      return readTrailingBackslash(rule, quoted, word);
    }
    if (rule == Rule.PLAIN || rule == Rule.PLAIN_RELAXED) {
      word.append(bytes.charAt(position++));
      return true;
    }
    int length = CEscape.decode(bytes, position, word);
    if (length > 0) {
      position += length;
      return true;
    }
    if (rule == Rule.C_ESCAPES) {
      return false;
    }
    word.append('\\').append(bytes.charAt(position++));
    return true;
  }

  private static boolean readTrailingBackslash(Rule rule, boolean quoted, StringBuilder word) {
    if (rule == Rule.C_ESCAPES_OR_VERBATIM && !quoted) {
      word.append('\\');
      return true;
    }
    return rule == Rule.PLAIN_RELAXED;
  }

  private void skipSpace() {
    while (!atEnd() && isSpace(bytes.charAt(position))) {
      position++;
    }
  }

  private static String decode(String bytes) {
    return new String(bytes.getBytes(ISO_8859_1), UTF_8);
  }
}
