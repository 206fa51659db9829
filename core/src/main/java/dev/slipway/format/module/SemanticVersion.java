package dev.slipway.format.module;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version of a module or of Go, ordered as Semantic Versioning 2.0.0 orders it. Build metadata
 * ({@code +incompatible}, {@code +dirty}) plays no part in the order and is not kept.
 *
 * @param numbers major, minor and patch, as decimal digits without leading zeros
 * @param prerelease the identifiers after the hyphen; empty for a release
 */
public record SemanticVersion(List<String> numbers, List<String> prerelease)
    implements Comparable<SemanticVersion> {

  /** No real name of a release comes near; what is longer is none. */
  private static final int LONGEST = 256;

  /**
   * Releases, betas and candidates of Go; then what a vendor appends ({@code -1}, {@code b7}).
   * Experiments follow after a space and are cut off before.
   */
  private static final Pattern GO =
      Pattern.compile(
          "go(0|[1-9]\\d*)(?:\\.(0|[1-9]\\d*)(?:\\.(0|[1-9]\\d*))?)?"
              + "(?:(beta|rc|-pre)(0|[1-9]\\d*))?(?:[-+b_].*)?");

  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /** Copies the lists. */
  public SemanticVersion {
    numbers = List.copyOf(numbers);
    prerelease = List.copyOf(prerelease);
  }

  /**
   * Reads {@code v1.2.3-rc.1+dirty}, with {@code v} or without; {@code v1} and {@code v1.2} are
   * filled up with zeros. Empty when it is none.
   */
  public static Optional<SemanticVersion> of(String text) {
    return VersionReader.read(text.startsWith("v") ? text.substring(1) : text).map(Version::number);
  }

  /**
   * Reads the version of Go that an executable names: {@code go1.26.3}, {@code go1.27rc3}, {@code
   * go1.26.3-1 X:nodwarf5}. Empty for a development build, whose changes no release number tells.
   */
  public static Optional<SemanticVersion> ofGo(String text) {
    var word = text.length() > LONGEST ? "" : text.strip().split("[ \t]", 2)[0];
    var match = GO.matcher(word);
    if (!match.matches() || word.contains("devel")) {
      return Optional.empty();
    }
    var kind = match.group(4);
    return Optional.of(
        new SemanticVersion(
            List.of(match.group(1), orZero(match.group(2)), orZero(match.group(3))),
            kind == null ? List.of() : List.of(kind.replace("-", ""), match.group(5))));
  }

  private static String orZero(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? "0" : digits;
  }

  /** Whether it comes before the other. */
  public boolean isBefore(SemanticVersion other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(SemanticVersion other) {
    for (int i = 0; i < numbers.size(); i++) {
      int order = compareDigits(numbers.get(i), other.numbers.get(i));
      if (order != 0) {
        return order;
      }
    }
    if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
      return Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty());
    }
    return comparePrereleases(other);
  }

  private int comparePrereleases(SemanticVersion other) {
    int both = Math.min(prerelease.size(), other.prerelease.size());
    for (int i = 0; i < both; i++) {
      int order = compareIdentifiers(prerelease.get(i), other.prerelease.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(prerelease.size(), other.prerelease.size());
  }

  /** Numbers come before words (Semantic Versioning 2.0.0, 11.4.3). */
  private static int compareIdentifiers(String one, String other) {
    boolean isNumber = DIGITS.matcher(one).matches();
    boolean isOtherNumber = DIGITS.matcher(other).matches();
    return isNumber && isOtherNumber
        ? compareDigits(one, other)
        : isNumber != isOtherNumber ? Boolean.compare(!isNumber, !isOtherNumber) : sign(one, other);
  }

  /** Without leading zeros the longer number is the larger one, however long. */
  private static int compareDigits(String one, String other) {
    return one.length() != other.length()
        ? Integer.compare(one.length(), other.length())
        : sign(one, other);
  }

  private static int sign(String one, String other) {
    return Integer.signum(one.compareTo(other));
  }

  /** As the database writes it: {@code 1.27.0-rc.3}. */
  @Override
  public String toString() {
    var release = String.join(".", numbers);
    return prerelease.isEmpty() ? release : release + "-" + String.join(".", prerelease);
  }
}
