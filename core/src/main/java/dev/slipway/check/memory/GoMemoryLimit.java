package dev.slipway.check.memory;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** {@code GOMEMLIMIT} as the Go runtime reads it (runtime/string.go, {@code parseByteCount}). */
final class GoMemoryLimit {
  private static final Pattern FORM = Pattern.compile("([0-9]+)(B|[KMGT]iB)?");

  /** How people write sizes who think of another program. */
  private static final Pattern MEANT =
      Pattern.compile("\\s*\\+?([0-9]{1,12}(?:\\.[0-9]{1,9})?)\\s*([kmgt]?)i?b?\\s*");

  private static final long MIB = 1L << 20;

  private static final long GIB = 1L << 30;

  private GoMemoryLimit() {}

  /** Whether a Go program starts with this value; an empty one counts as unset. */
  static boolean isAccepted(String value) {
    return value.isEmpty() || value.equals("off") || bytes(value).isPresent();
  }

  /** The limit in bytes; empty when it is malformed, {@code off} or empty. */
  static OptionalLong bytes(String value) {
    var form = FORM.matcher(value);
    if (!form.matches()) {
      return OptionalLong.empty();
    }
    var unit = form.group(2) == null ? "" : form.group(2);
    var bytes = new BigInteger(form.group(1)).shiftLeft(shift(unit));
    return bytes.bitLength() <= 63 ? OptionalLong.of(bytes.longValueExact()) : OptionalLong.empty();
  }

  /** The value a person meant by a malformed one, in the largest unit that is a whole number. */
  static Optional<String> meant(String value) {
    var form = MEANT.matcher(value.toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      return Optional.empty();
    }
    long bytes =
        new BigDecimal(form.group(1))
            .multiply(BigDecimal.valueOf(1L << shift(form.group(2))))
            .setScale(0, RoundingMode.DOWN)
            .longValue();
    return bytes >= MIB ? Optional.of(text(bytes)) : Optional.empty();
  }

  /** So many bytes as Go accepts them. */
  static String text(long bytes) {
    return bytes % GIB == 0 ? bytes / GIB + "GiB" : bytes / MIB + "MiB";
  }

  /** The power of two that a unit stands for. */
  private static int shift(String unit) {
    int power = unit.isEmpty() ? -1 : "kmgt".indexOf(Character.toLowerCase(unit.charAt(0)));
    return 10 * (power + 1);
  }
}
