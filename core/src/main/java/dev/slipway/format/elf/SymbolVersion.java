package dev.slipway.format.elf;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A numbered version of a library's symbols: {@code GLIBC_2.34}.
 *
 * @param set the name before the numbers: {@code GLIBC}
 * @param major first number
 * @param minor second number
 * @param patch third number, 0 when there is none
 */
public record SymbolVersion(String set, int major, int minor, int patch)
    implements Comparable<SymbolVersion> {
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z][A-Za-z0-9]*)_(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?");

  /** Reads {@code GLIBC_2.34} or {@code GLIBC_2.2.5}; empty for a name without numbers. */
  public static Optional<SymbolVersion> of(String text) {
    var match = FORM.matcher(text);
    return match.matches()
        ? Optional.of(
            new SymbolVersion(
                match.group(1),
                Integer.parseInt(match.group(2)),
                Integer.parseInt(match.group(3)),
                match.group(4) == null ? 0 : Integer.parseInt(match.group(4))))
        : Optional.empty();
  }

  @Override
  public int compareTo(SymbolVersion other) {
    int byMajor = Integer.compare(major, other.major);
    int byMinor = byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
    return byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
  }

  @Override
  public String toString() {
    return set + "_" + major + "." + minor + (patch == 0 ? "" : "." + patch);
  }
}
