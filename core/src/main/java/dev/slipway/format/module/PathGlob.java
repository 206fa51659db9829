package dev.slipway.format.module;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One pattern of Go's {@code path.Match}: {@code *} and {@code ?} match no slash, {@code [a-z]},
 * {@code [^a-z]} and {@code \c} mean what they say. Go matches bytes: a star may end inside a
 * character, whose rest then counts as one each.
 */
public final class PathGlob {
  /** What Go makes of a byte that begins no character. */
  private static final int NO_CHARACTER = 0xFFFD;

  private final byte[] pattern;
  private final byte[] text;

  private PathGlob(byte[] pattern, byte[] text) {
    this.pattern = pattern;
    this.text = text;
  }

  /** Whether all of a text matches; a malformed pattern matches nothing. */
  public static boolean matches(String pattern, String text) {
    return matches(pattern.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same of both in UTF-8. */
  static boolean matches(byte[] pattern, byte[] text) {
    return new PathGlob(pattern, text).matches();
  }

  /**
   * Piece by piece between stars: where the first place after a star that fits is taken, no other
   * can do better, so there is no going back.
   */
  private boolean matches() {
    int from = 0;
    int at = 0;
    while (from < pattern.length) {
      boolean isStarred = pattern[from] == '*';
      while (from < pattern.length && pattern[from] == '*') {
        from++;
      }
      if (from == pattern.length) {
        return !contains(text, at, '/');
      }
      int to = pieceEnd(from);
      boolean isLast = to == pattern.length;
      int end = piece(from, to, at);
      while (isStarred && !fits(end, isLast) && at < text.length && text[at] != '/') {
        end = piece(from, to, ++at);
      }
      if (!fits(end, isLast)) {
        return false;
      }
      at = end;
      from = to;
    }
    return at == text.length;
  }

  private boolean fits(int end, boolean isLast) {
    return end >= 0 && (!isLast || end == text.length);
  }

  private static boolean contains(byte[] in, int from, char wanted) {
    for (int i = from; i < in.length; i++) {
      if (in[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  /** The next star outside brackets (path.scanChunk). */
  private int pieceEnd(int from) {
    boolean isInBrackets = false;
    for (int i = from; i < pattern.length; i++) {
      switch (pattern[i]) {
        case '\\' -> i++;
        case '[' -> isInBrackets = true;
        case ']' -> isInBrackets = false;
        case '*' -> {
          if (!isInBrackets) {
            return i;
          }
        }
        default -> {}
      }
    }
    return pattern.length;
  }

  /** Where in the text a piece of the pattern ends that begins there; -1 when it does not match. */
  private int piece(int from, int to, int start) {
    int at = start;
    int i = from;
    while (i < to) {
      if (at >= text.length) {
        return -1;
      }
      switch (pattern[i]) {
        case '[' -> {
          var brackets = Brackets.read(pattern, i + 1, to, character(text, at));
          if (brackets == null || !brackets.matches()) {
            return -1;
          }
          at += width(text, at);
          i = brackets.end();
        }
        case '?' -> {
          if (text[at] == '/') {
            return -1;
          }
          at += width(text, at);
          i++;
        }
        default -> {
          int literal = pattern[i] == '\\' ? i + 1 : i;
          if (literal >= to || pattern[literal] != text[at]) {
            return -1;
          }
          at++;
          i = literal + 1;
        }
      }
    }
    return at;
  }

  /**
   * A class of characters.
   *
   * @param end behind its closing bracket
   */
  private record Brackets(boolean matches, int end) {

    /** Reads one behind its opening bracket; null when it is malformed. */
    static @Nullable Brackets read(byte[] pattern, int from, int to, int character) {
      boolean isNegated = from < to && pattern[from] == '^';
      int i = isNegated ? from + 1 : from;
      boolean isIn = false;
      for (int ranges = 0; i < to; ranges++) {
        if (pattern[i] == ']' && ranges > 0) {
          return new Brackets(isIn != isNegated, i + 1);
        }
        int low = start(pattern, i, to);
        if (low < 0) {
          return null;
        }
        int high = low;
        i = low + width(pattern, low);
        if (i < to && pattern[i] == '-') {
          high = start(pattern, i + 1, to);
          if (high < 0) {
            return null;
          }
          i = high + width(pattern, high);
        }
        isIn |= character(pattern, low) <= character && character <= character(pattern, high);
      }
      return null;
    }

    /** Where the character begins that a bound of a range means; -1 when there is none. */
    private static int start(byte[] pattern, int at, int to) {
      if (at >= to || pattern[at] == '-' || pattern[at] == ']') {
        return -1;
      }
      int start = pattern[at] == '\\' ? at + 1 : at;
      return start < to ? start : -1;
    }
  }

  private static int character(byte[] bytes, int at) {
    int width = width(bytes, at);
    return width == 1
        ? bytes[at] >= 0 ? bytes[at] : NO_CHARACTER
        : new String(
                Arrays.copyOfRange(bytes, at, at + width), java.nio.charset.StandardCharsets.UTF_8)
            .codePointAt(0);
  }

  /** How many bytes a character takes; the texts are UTF-8 but may be entered in the middle. */
  private static int width(byte[] bytes, int at) {
    int first = bytes[at] & 0xFF;
    int width = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    return at + width <= bytes.length ? width : 1;
  }
}
