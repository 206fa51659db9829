package dev.slipway.catalogue;

import java.util.Locale;

/**
 * What of a symptom's regular expression is the same in every match. Reading it also holds the
 * expression to the part of the language that can be searched in linear time: characters, escapes,
 * classes, groups {@code (?:…|…)} and bounded repetitions of single characters.
 *
 * @param longestRun the longest run of fixed characters, in lower case
 * @param length how many characters are fixed in all
 */
record FixedText(String longestRun, int length) {
  /** A shorter run stands in too many lines to say anything. */
  static final int SHORTEST_RUN = 6;

  /** Matches may wander at most so often within one expression. */
  static final int REPETITIONS = 2;

  /** Matches may wander at most so far at each. */
  static final int REPETITION_LIMIT = 200;

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException when it leaves the language above or fixes too little
   */
  static FixedText of(String regex) {
    var reader = new Reader(regex);
    int length = reader.read();
    var longest = reader.longest.toLowerCase(Locale.ROOT);
    if (longest.length() < SHORTEST_RUN) {
      throw new IllegalArgumentException(
          "needs a fixed run of " + SHORTEST_RUN + " characters: " + regex);
    }
    return new FixedText(longest, length);
  }

  private static final class Reader {
    private final String regex;
    private final StringBuilder run = new StringBuilder();
    private String longest = "";
    private int repetitions;
    private int depth;
    private int at;

    Reader(String regex) {
      this.regex = regex;
    }

    /** Reads all of it and gives how many characters are fixed. */
    int read() {
      int length = sequence();
      endRun();
      if (at < regex.length()) {
        throw refuse(
            regex.charAt(at) == '|'
                ? "alternatives outside a group: write two symptoms"
                : "a group that is not open");
      }
      return length;
    }

    private int sequence() {
      int length = 0;
      while (at < regex.length() && "|)".indexOf(regex.charAt(at)) < 0) {
        length += element();
      }
      return length;
    }

    private int element() {
      char c = regex.charAt(at);
      return switch (c) {
        case '(' -> group();
        case '[' -> wild(widthOfClass());
        case '\\' -> escape();
        case '.' -> wild(1);
        case '^', '$' -> nothing(1);
        case '*', '+', '?', '{' -> throw refuse("a repetition of nothing or of a group");
        default -> fixed(c, 1);
      };
    }

    /** A group fixes as many characters as its shortest alternative, an optional one none. */
    private int group() {
      if (!regex.startsWith("(?:", at)) {
        throw refuse("a group that is not (?:…)");
      }
      endRun();
      depth++;
      at += 2;
      int shortest = Integer.MAX_VALUE;
      do {
        at++;
        shortest = Math.min(shortest, sequence());
      } while (at < regex.length() && regex.charAt(at) == '|');
      if (at == regex.length()) {
        throw refuse("a group that is not closed");
      }
      depth--;
      at++;
      if (at < regex.length() && regex.charAt(at) == '?') {
        return nothing(1);
      }
      return shortest;
    }

    private int widthOfClass() {
      int end = regex.indexOf(']', at + 2);
      if (end < 0 || regex.substring(at, end).indexOf('[', 1) >= 0) {
        throw refuse("a class that is not simple");
      }
      return end + 1 - at;
    }

    private int escape() {
      char next = at + 1 < regex.length() ? regex.charAt(at + 1) : 'k';
      if (next == 'b') {
        return nothing(2);
      }
      if ("dwsSDW".indexOf(next) >= 0) {
        return wild(2);
      }
      if (Character.isLetterOrDigit(next)) {
        throw refuse("the escape \\" + next);
      }
      return fixed(next, 2);
    }

    private int fixed(char c, int width) {
      at += width;
      if (repeats()) {
        return repetition();
      }
      if (depth == 0) {
        run.append(c);
      }
      return 1;
    }

    private int wild(int width) {
      endRun();
      at += width;
      return repeats() ? repetition() : 0;
    }

    private int nothing(int width) {
      endRun();
      at += width;
      return 0;
    }

    private boolean repeats() {
      return at < regex.length() && "*+?{".indexOf(regex.charAt(at)) >= 0;
    }

    private int repetition() {
      endRun();
      if (regex.charAt(at) == '?') {
        return nothing(1);
      }
      int end = regex.indexOf('}', at);
      var bounds = end < 0 ? "" : regex.substring(at + 1, end);
      if (!bounds.matches("\\d{1,3}(,\\d{1,3})?")) {
        throw refuse("a repetition without bounds");
      }
      if (Integer.parseInt(bounds.substring(bounds.indexOf(',') + 1)) > REPETITION_LIMIT) {
        throw refuse("a repetition of more than " + REPETITION_LIMIT);
      }
      if (++repetitions > REPETITIONS) {
        throw refuse("more than " + REPETITIONS + " repetitions");
      }
      at = end + 1;
      return 0;
    }

    private void endRun() {
      if (run.length() > longest.length()) {
        longest = run.toString();
      }
      run.setLength(0);
    }

    private IllegalArgumentException refuse(String what) {
      return new IllegalArgumentException(
          "symptoms must be searched in linear time; at " + at + " of " + regex + ": " + what);
    }
  }
}
