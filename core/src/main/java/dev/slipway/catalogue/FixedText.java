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
    reader.read();
    var longest = reader.longest.toLowerCase(Locale.ROOT);
    if (longest.length() < SHORTEST_RUN) {
      throw new IllegalArgumentException(
          "needs a fixed run of " + SHORTEST_RUN + " characters: " + regex);
    }
    return new FixedText(longest, reader.length);
  }

  private static final class Reader {
    private final String regex;
    private final StringBuilder run = new StringBuilder();
    private String longest = "";
    private int length;
    private int repetitions;
    private int depth;
    private int at;

    Reader(String regex) {
      this.regex = regex;
    }

    void read() {
      while (at < regex.length()) {
        char c = regex.charAt(at);
        switch (c) {
          case '(' -> open();
          case ')' -> close();
          case '|' -> alternative();
          case '[' -> characterClass();
          case '\\' -> escape();
          case '.' -> wild(1);
          case '^', '$' -> at++;
          case '*', '+', '?', '{' -> throw refuse("a repetition of nothing or of a group");
          default -> fixed(c, 1);
        }
      }
      endRun();
      if (depth != 0) {
        throw refuse("a group that is not closed");
      }
    }

    private void open() {
      if (!regex.startsWith("(?:", at)) {
        throw refuse("a group that is not (?:…)");
      }
      endRun();
      depth++;
      at += 3;
    }

    private void close() {
      depth--;
      at++;
      if (at < regex.length() && regex.charAt(at) == '?') {
        at++;
      }
    }

    private void alternative() {
      if (depth == 0) {
        throw refuse("alternatives outside a group: write two symptoms");
      }
      at++;
    }

    private void characterClass() {
      int end = regex.indexOf(']', at + 2);
      if (end < 0 || regex.substring(at, end).indexOf('[', 1) >= 0) {
        throw refuse("a class that is not simple");
      }
      wild(end + 1 - at);
    }

    private void escape() {
      char next = at + 1 < regex.length() ? regex.charAt(at + 1) : 'k';
      if (next == 'b') {
        endRun();
        at += 2;
      } else if ("dwsSDW".indexOf(next) >= 0) {
        wild(2);
      } else if (Character.isLetterOrDigit(next)) {
        throw refuse("the escape \\" + next);
      } else {
        fixed(next, 2);
      }
    }

    private void fixed(char c, int width) {
      at += width;
      if (repeats()) {
        endRun();
        repetition();
      } else if (depth == 0) {
        run.append(c);
        length++;
      }
    }

    private void wild(int width) {
      endRun();
      at += width;
      if (repeats()) {
        repetition();
      }
    }

    private boolean repeats() {
      return at < regex.length() && "*+?{".indexOf(regex.charAt(at)) >= 0;
    }

    private void repetition() {
      if (regex.charAt(at) == '?') {
        at++;
        return;
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
