package dev.slipway.unit;

import dev.slipway.format.unit.Complaint;
import dev.slipway.format.unit.SizeLimit;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

/** Values that are well written and yet refused, each with a text of its own. */
final class RangeRules {

  private static final Set<String> MAY_BE_ZERO =
      Set.of("MemorySwapMax", "MemoryLow", "MemoryMin", "MemoryZSwapMax");

  private RangeRules() {}

  static Optional<Complaint> complaint(Directive directive, String value) {
    String key = directive.key();
    boolean isMemory = key.startsWith("Memory") && directive.hint().equals("LIMIT");
    if (isMemory && !MAY_BE_ZERO.contains(key) && isZero(value)) {
      return ignoring("Memory limit '" + value + "' out of range, ignoring.");
    }
    if (key.equals("TasksMax") && isZero(value)) {
      return ignoring("Maximum tasks value '" + value + "' out of range, ignoring.");
    }
    if (key.startsWith("Limit") && isSoftAboveHard(value)) {
      return ignoring("Soft resource limit chosen higher than hard limit, ignoring: " + value);
    }
    return Optional.empty();
  }

  private static boolean isZero(String value) {
    return SizeLimit.parse(value)
        .filter(
            limit -> limit.equals(new SizeLimit.Bytes(0)) || limit.equals(new SizeLimit.Share(0)))
        .isPresent();
  }

  private static boolean isSoftAboveHard(String value) {
    String[] limits = value.split(":", -1);
    return limits.length == 2
        && limits[0].matches("\\d{1,30}")
        && limits[1].matches("\\d{1,30}")
        && new BigInteger(limits[0]).compareTo(new BigInteger(limits[1])) > 0;
  }

  private static Optional<Complaint> ignoring(String message) {
    return Optional.of(new Complaint(message, false));
  }
}
