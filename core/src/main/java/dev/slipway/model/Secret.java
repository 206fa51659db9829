package dev.slipway.model;

import java.util.Objects;

/**
 * A text that must never be shown: a password, the value of an environment variable.
 *
 * <p>{@link #toString()} is masked, so that a secret which lands in a log line, a report or an
 * exception stays hidden; the value is only given by name, through {@link #reveal()}.
 */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** Wraps {@code value}. */
  public static Secret of(String value) {
    return new Secret(Objects.requireNonNull(value));
  }

  /** The hidden text, for the one place that must use it. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "••••";
  }
}
