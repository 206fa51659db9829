package dev.slipway.executable;

/**
 * The id of an AWS access key: after four letters 16 digits of base 32, whose first 40 bits but the
 * first hold the number of the account, of twelve decimal digits.
 */
final class AwsKeyId {
  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final long ACCOUNTS = 1_000_000_000_000L;
  private static final int SIGN = 1; // bits before the account
  private static final int ACCOUNT = 40;

  private AwsKeyId() {}

  /** Whether it can be one: names of countries in capitals have letters alone. */
  static boolean isReal(String id) {
    var digits = id.substring(4);
    return digits.chars().anyMatch(Character::isDigit)
        && !digits.endsWith("EXAMPLE")
        && digits.chars().distinct().count() >= 8
        && account(digits) < ACCOUNTS;
  }

  static long account(String digits) {
    long bits = 0;
    for (int i = 0; i < 10; i++) { // 50 bits
      bits = bits << 5 | BASE_32.indexOf(digits.charAt(i));
    }
    return bits >>> (50 - SIGN - ACCOUNT) & ((1L << ACCOUNT) - 1);
  }
}
