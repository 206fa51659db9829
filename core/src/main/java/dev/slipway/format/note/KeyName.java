package dev.slipway.format.note;

/** Names of signers (x/mod/sumdb/note, {@code isValidName}). */
final class KeyName {

  private KeyName() {}

  /** Not empty, no plus sign, no white space. */
  static boolean isValid(String name) {
    return !name.isEmpty()
        && name.codePoints().noneMatch(c -> c == '+' || isSpace(c) || isHalfOfPair(c));
  }

  /** Go's unicode.IsSpace, the property White_Space; the JDK has no test with the same answers. */
  private static boolean isSpace(int c) {
    return (c >= '\t' && c <= '\r')
        || c == ' '
        || c == 0x85
        || c == 0xA0
        || c == 0x1680
        || (c >= 0x2000 && c <= 0x200A)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
  }

  /** What has no form in UTF-8. */
  private static boolean isHalfOfPair(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
