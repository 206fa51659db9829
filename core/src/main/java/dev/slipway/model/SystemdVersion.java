package dev.slipway.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A major version of systemd: 247 of Debian 11, 252 of Debian 12, 257 of Debian 13. What a unit may
 * say changes with the major version only.
 *
 * @param number the major version
 */
public record SystemdVersion(int number) implements Comparable<SystemdVersion> {

  private static final Pattern FIRST_LINE =
      Pattern.compile("systemd (\\d{1,6})\\b.*", Pattern.DOTALL);

  /** Reads the output of {@code systemctl --version}: {@code systemd 252 (252.39-1~deb12u2)}. */
  public static Optional<SystemdVersion> read(String versionOutput) {
    Matcher line = FIRST_LINE.matcher(versionOutput);
    return line.matches()
        ? Optional.of(new SystemdVersion(Integer.parseInt(line.group(1))))
        : Optional.empty();
  }

  public boolean isAtLeast(int other) {
    return number >= other;
  }

  @Override
  public int compareTo(SystemdVersion other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return "systemd " + number;
  }
}
