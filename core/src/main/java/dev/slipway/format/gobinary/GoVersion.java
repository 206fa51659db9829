package dev.slipway.format.gobinary;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A release of Go.
 *
 * @param major 1
 * @param minor 26 in {@code go1.26.8}
 * @param patch 8 in {@code go1.26.8}; 0 when there is none
 */
public record GoVersion(int major, int minor, int patch) implements Comparable<GoVersion> {
  private static final Pattern FORM =
      Pattern.compile("go(\\d{1,3})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?(?:[^0-9.].*)?");

  /** Reads {@code go1.26.8}, {@code go1.27rc1}; empty for anything else. */
  public static Optional<GoVersion> of(String text) {
    var match = FORM.matcher(text);
    return match.matches()
        ? Optional.of(
            new GoVersion(
                Integer.parseInt(match.group(1)),
                Integer.parseInt(match.group(2)),
                match.group(3) == null ? 0 : Integer.parseInt(match.group(3))))
        : Optional.empty();
  }

  /** Whether it is this release line or a newer one. */
  public boolean isAtLeast(int otherMajor, int otherMinor) {
    return major != otherMajor ? major > otherMajor : minor >= otherMinor;
  }

  @Override
  public int compareTo(GoVersion other) {
    return major != other.major
        ? Integer.compare(major, other.major)
        : minor != other.minor
            ? Integer.compare(minor, other.minor)
            : Integer.compare(patch, other.patch);
  }
}
