package dev.slipway.unit;

import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;

/** Finds the word that was probably meant. */
final class Spelling {

  private Spelling() {}

  /**
   * The candidate with the fewest letters to change, when these are at most a third of the word; of
   * several the first in the alphabet. Upper and lower case are told apart last.
   */
  static Optional<String> nearest(String word, SortedSet<String> candidates) {
    int limit = Math.max(1, word.length() / 3);
    Optional<String> best = Optional.empty();
    int bestDistance = limit + 1;
    for (String candidate : candidates) {
      int distance = distance(lower(word), lower(candidate));
      if (distance < bestDistance) {
        best = Optional.of(candidate);
        bestDistance = distance;
      }
    }
    return best;
  }

  /** Letters to insert, remove, replace or swap with their neighbour (optimal string alignment). */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(int[][] d, String a, String b, int i, int j) {
    int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean isSwap =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return isSwap ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
