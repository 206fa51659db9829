package dev.slipway.format.modulezip;

/** Texts without their case, by simple case folding as Go's strings.EqualFold has it. */
final class CaseFold {
  /** Turkish: folded to nothing else, though Java's methods lead both to i. */
  private static final int CAPITAL_DOTTED_I = 0x130;

  private static final int SMALL_DOTLESS_I = 0x131;

  private CaseFold() {}

  /** The same for two texts that differ in case alone, and for no others. */
  static String of(String text) {
    var folded = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      folded.appendCodePoint(of(text.codePointAt(at)));
    }
    return folded.toString();
  }

  static int of(int codePoint) {
    return codePoint == CAPITAL_DOTTED_I || codePoint == SMALL_DOTLESS_I
        ? codePoint
        : Character.toLowerCase(Character.toUpperCase(codePoint));
  }
}
