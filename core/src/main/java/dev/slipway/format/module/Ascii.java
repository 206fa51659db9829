package dev.slipway.format.module;

/** Classes of characters in which letters and digits of other scripts have no part. */
final class Ascii {
  private Ascii() {}

  static boolean isDigit(int c) {
    return '0' <= c && c <= '9';
  }

  static boolean isUpper(int c) {
    return 'A' <= c && c <= 'Z';
  }

  static boolean isLower(int c) {
    return 'a' <= c && c <= 'z';
  }

  static boolean isAlphanumeric(int c) {
    return isDigit(c) || isUpper(c) || isLower(c);
  }
}
