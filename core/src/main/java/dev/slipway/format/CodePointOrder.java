package dev.slipway.format;

/**
 * The order of texts by code points, which is that of their bytes in UTF-8: how Go, C and {@code
 * LC_ALL=C sort} order them. {@link String#compareTo} puts U+20000 before U+FF5A.
 */
public final class CodePointOrder {
  private CodePointOrder() {}

  /** Negative, zero or positive, as comparators answer. */
  public static int compare(String one, String other) {
    int both = Math.min(one.length(), other.length());
    for (int i = 0; i < both; i++) {
      char left = one.charAt(i);
      char right = other.charAt(i);
      if (left != right) {
        return Integer.compare(rank(left), rank(right));
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  /** Surrogates stand for code points above all that one unit can hold. */
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + Character.MAX_VALUE : unit;
  }
}
