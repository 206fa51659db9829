package dev.slipway.project;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that a mistyped one was most likely meant to be. */
public final class Nearest {
  private Nearest() {}

  /**
   * The candidate with the fewest edits, when it is near enough to be worth a suggestion: at most a
   * third of the longer name's length, and at most three.
   */
  public static Optional<String> to(String typed, Collection<String> known) {
    return known.stream()
        .filter(
            name -> edits(typed, name) <= Math.min(3, Math.max(typed.length(), name.length()) / 3))
        .min(
            Comparator.comparingInt((String name) -> edits(typed, name))
                .thenComparing(name -> name));
  }

  /** Levenshtein's distance, letter case ignored. */
  private static int edits(String left, String right) {
    var a = left.toLowerCase(Locale.ROOT);
    var b = right.toLowerCase(Locale.ROOT);
    var previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      var row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
