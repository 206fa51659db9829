package dev.slipway.format.module;

import java.util.Optional;

/**
 * How paths and versions are written where case does not count, in the module cache and in
 * addresses of a proxy (x/mod module.go, "escaped paths"): {@code !a} for {@code A}.
 */
public final class Escape {
  private Escape() {}

  /** {@code github.com/!azure/x} of {@code github.com/Azure/x}; empty when it is no path. */
  public static Optional<String> path(String path) {
    return PathRule.MODULE.fault(path).isPresent() ? Optional.empty() : Optional.of(escaped(path));
  }

  /** {@code v1.0.0-!r!c1} of {@code v1.0.0-RC1}; empty when no version may be so, nor a branch. */
  public static Optional<String> version(String version) {
    boolean isGood =
        PathRule.FILE.elementFault(version).isEmpty()
            && version.chars().allMatch(c -> c != '!' && c < 0x80);
    return isGood ? Optional.of(escaped(version)) : Optional.empty();
  }

  /** The path that was escaped so; empty when none is. */
  public static Optional<String> originalPath(String escaped) {
    return original(escaped).filter(path -> PathRule.MODULE.fault(path).isEmpty());
  }

  /** The version that was escaped so; empty when none is. */
  public static Optional<String> originalVersion(String escaped) {
    return original(escaped).filter(version -> PathRule.FILE.elementFault(version).isEmpty());
  }

  private static String escaped(String text) {
    var result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Ascii.isUpper(c)) {
        result.append('!').append((char) (c + 'a' - 'A'));
      } else {
        result.append(c);
      }
    }
    return result.toString();
  }

  private static Optional<String> original(String escaped) {
    var result = new StringBuilder();
    boolean isMarked = false;
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      boolean isGood = isMarked ? Ascii.isLower(c) : c < 0x80 && !Ascii.isUpper(c);
      if (!isGood) {
        return Optional.empty();
      }
      if (isMarked) {
        result.append((char) (c + 'A' - 'a'));
      } else if (c != '!') {
        result.append(c);
      }
      isMarked = !isMarked && c == '!';
    }
    return isMarked ? Optional.empty() : Optional.of(result.toString());
  }
}
