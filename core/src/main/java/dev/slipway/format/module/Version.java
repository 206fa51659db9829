package dev.slipway.format.module;

import java.util.Optional;

/**
 * The version of a module as Go writes it: {@code v1.2.3-rc.1+meta} (x/mod semver). Build metadata
 * has no part in the order: two that differ in it alone compare as 0 and are not equal.
 *
 * @param number what is compared
 * @param build build metadata with its {@code +}; empty without
 */
public record Version(SemanticVersion number, String build) implements Comparable<Version> {
  /** Marks a version above 1 of a module whose path does not tell the major version. */
  public static final String INCOMPATIBLE = "+incompatible";

  /**
   * Reads a version; {@code v1} and {@code v1.2} are short for {@code v1.0.0} and {@code v1.2.0}.
   * Empty when it is none (semver.IsValid).
   */
  public static Optional<Version> of(String text) {
    return text.startsWith("v") ? VersionReader.read(text.substring(1)) : Optional.empty();
  }

  /** {@code v1} (semver.Major). */
  public String major() {
    return "v" + number.numbers().getFirst();
  }

  /** {@code -rc.1} with its hyphen; empty for a release (semver.Prerelease). */
  public String prerelease() {
    return number.prerelease().isEmpty() ? "" : "-" + String.join(".", number.prerelease());
  }

  /** Whether it is marked {@link #INCOMPATIBLE}. */
  public boolean isIncompatible() {
    return build.equals(INCOMPATIBLE);
  }

  /** In full, with {@link #INCOMPATIBLE} and no other build metadata (module.CanonicalVersion). */
  public String canonical() {
    return "v" + number + (isIncompatible() ? INCOMPATIBLE : "");
  }

  /** The order of two texts (semver.Compare): what is no version comes first, all of it equal. */
  public static int compare(String one, String other) {
    var left = of(one);
    var right = of(other);
    return left.isPresent() && right.isPresent()
        ? left.get().compareTo(right.get())
        : Boolean.compare(left.isPresent(), right.isPresent());
  }

  @Override
  public int compareTo(Version other) {
    return number.compareTo(other.number);
  }
}
