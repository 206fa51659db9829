package dev.slipway.format.unit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How sizes and shares of units are spelled. */
final class SizeText {
  private static final String SUFFIXES = "EPTGMKB";

  private static final Pattern SHARE =
      Pattern.compile("\\+?(\\d{1,9})(?:\\.(\\d{1,2}))?%|\\+?(\\d{1,9})(\u2030|\u2031)");

  private static final Pattern SIZE =
      Pattern.compile("[ \t\n\r]*\\+?(\\d{1,20})(?:\\.(\\d{0,30}))?[ \t\n\r]*([EPTGMKB]?)");

  private SizeText() {}

  static Optional<SizeLimit> share(String value) {
    Matcher share = SHARE.matcher(value);
    if (!share.matches()) {
      return Optional.empty();
    }
    long permyriad;
    if (share.group(1) != null) {
      String fraction = share.group(2) == null ? "" : share.group(2);
      permyriad = Long.parseLong(share.group(1) + (fraction + "00").substring(0, 2));
    } else {
      permyriad = Long.parseLong(share.group(3)) * (share.group(4).equals("\u2030") ? 10 : 1);
    }
    return permyriad <= 10_000
        ? Optional.of(new SizeLimit.Share((int) permyriad))
        : Optional.empty();
  }

  /** Several parts add up when their suffixes grow smaller: {@code 1G 512M}. */
  static Optional<Long> bytes(String value) {
    BigInteger sum = BigInteger.ZERO;
    Matcher part = SIZE.matcher(value);
    int smallest = -1;
    int position = 0;
    do {
      part.region(position, value.length());
      if (!part.lookingAt()) {
        return Optional.empty();
      }
      int suffix = part.group(3).isEmpty() ? SUFFIXES.length() : SUFFIXES.indexOf(part.group(3));
      if (suffix <= smallest) {
        return Optional.empty();
      }
      smallest = suffix;
      sum = sum.add(bytes(part, suffix));
      position = part.end();
    } while (position < value.length());
    // systemd counts to 2^64; nothing is lost by stopping at 2^63.
    return sum.bitLength() <= 64
        ? Optional.of(sum.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact())
        : Optional.empty();
  }

  private static BigInteger bytes(Matcher part, int suffix) {
    String fraction = part.group(2) == null || part.group(2).isEmpty() ? "0" : part.group(2);
    int power = Math.max(0, SUFFIXES.indexOf('B') - suffix);
    return new BigDecimal(part.group(1) + "." + fraction)
        .multiply(new BigDecimal(BigInteger.ONE.shiftLeft(10 * power)))
        .setScale(0, RoundingMode.DOWN)
        .toBigInteger();
  }
}
