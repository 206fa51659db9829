package dev.slipway.format.unit;

import java.util.Locale;
import java.util.Optional;

/** The booleans of unit files (systemd 252, parse-util.c, {@code parse_boolean}). */
public final class UnitBoolean {

  private UnitBoolean() {}

  /** {@code 1 yes y true t on} or {@code 0 no n false f off}, in any case of letters. */
  public static Optional<Boolean> parse(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "1", "yes", "y", "true", "t", "on" -> Optional.of(true);
      case "0", "no", "n", "false", "f", "off" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
