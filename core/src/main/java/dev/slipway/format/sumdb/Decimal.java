package dev.slipway.format.sumdb;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers as Go prints them: digits, without a sign and without zeros in front. */
final class Decimal {

  private static final Pattern FORM = Pattern.compile("0|[1-9][0-9]{0,18}");

  private Decimal() {}

  /** 0 to 2⁶³ − 1; nothing for any other text. */
  static OptionalLong parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException tooLarge) {
      return OptionalLong.empty();
    }
  }
}
