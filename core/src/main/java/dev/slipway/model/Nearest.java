package dev.slipway.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known word that a mistyped one was most likely meant to be. */
public final class Nearest {
  private Nearest() {}

  /**
   * The candidate with the fewest letters to change, when these are at most a third of the longer
   * word; of several the first in the alphabet. Upper and lower case are the same.
   */
  public static Optional<String> to(String typed, Collection<String> known) {
    var word = typed.toLowerCase(Locale.ROOT);
    return known.stream()
        .map(name -> new Candidate(name, distance(word, name.toLowerCase(Locale.ROOT))))
        .filter(near -> near.distance <= Math.max(typed.length(), near.name.length()) / 3)
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .map(Candidate::name);
  }

  /** How a sentence about an unknown word ends: {@code ; did you mean NAME?}, or a full stop. */
  public static String hint(String typed, Collection<String> known) {
    return to(typed, known).map(near -> "; did you mean " + near + "?").orElse(".");
  }

  private record Candidate(String name, int distance) {}

  /** Letters to insert, remove, replace or swap with their neighbour (optimal string alignment). */
  private static int distance(String a, String b) {
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
}
