package dev.slipway.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines of a terminal, between words. */
final class Wrapping {
  private Wrapping() {}

  /** The lines of each paragraph, none wider than {@code width} unless one word is. */
  static List<String> lines(String text, int width) {
    var result = new ArrayList<String>();
    for (var paragraph : text.lines().toList()) {
      var line = new StringBuilder();
      for (var word : paragraph.split(" ")) {
        if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
          result.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
      result.add(line.toString());
    }
    return result;
  }

  /**
   * The same with something before each line.
   *
   * @param first before the first line
   * @param rest before each of the others
   * @param width of the text alone
   */
  static List<String> hanging(String first, String rest, String text, int width) {
    var result = new ArrayList<String>();
    for (var line : lines(text, width)) {
      result.add((result.isEmpty() ? first : rest) + line);
    }
    return result;
  }
}
