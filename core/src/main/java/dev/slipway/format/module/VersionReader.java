package dev.slipway.format.module;

import java.util.List;
import java.util.Optional;

/**
 * Semantic versions without the {@code v} (x/mod semver.parse): one to three numbers, and only
 * behind three of them a prerelease and build metadata.
 */
final class VersionReader {
  private static final int ALL_NUMBERS = 3;

  private VersionReader() {}

  static Optional<Version> read(String text) {
    int plus = text.indexOf('+');
    var build = plus < 0 ? "" : text.substring(plus);
    var plain = plus < 0 ? text : text.substring(0, plus);
    int dash = plain.indexOf('-');
    var numbers = numbers(dash < 0 ? plain : plain.substring(0, dash));
    var prerelease = dash < 0 ? List.<String>of() : parts(plain.substring(dash + 1));
    boolean isGood =
        numbers.size() <= ALL_NUMBERS
            && (numbers.size() == ALL_NUMBERS || (dash < 0 && plus < 0))
            && numbers.stream().allMatch(VersionReader::isNumber)
            && prerelease.stream().allMatch(VersionReader::isPrerelease)
            && (plus < 0 || parts(build.substring(1)).stream().allMatch(VersionReader::isWord));
    return isGood
        ? Optional.of(new Version(new SemanticVersion(filled(numbers), prerelease), build))
        : Optional.empty();
  }

  /** At most one more than there may be. */
  private static List<String> numbers(String text) {
    return List.of(text.split("\\.", ALL_NUMBERS + 1));
  }

  private static List<String> parts(String text) {
    return List.of(text.split("\\.", -1));
  }

  private static List<String> filled(List<String> numbers) {
    return switch (numbers.size()) {
      case 1 -> List.of(numbers.get(0), "0", "0");
      case 2 -> List.of(numbers.get(0), numbers.get(1), "0");
      default -> numbers;
    };
  }

  private static boolean isNumber(String text) {
    return isDigits(text) && !(text.length() > 1 && text.startsWith("0"));
  }

  private static boolean isPrerelease(String text) {
    return isWord(text) && (!isDigits(text) || isNumber(text));
  }

  private static boolean isWord(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> Ascii.isAlphanumeric(c) || c == '-');
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(Ascii::isDigit);
  }
}
