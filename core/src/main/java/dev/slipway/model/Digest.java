package dev.slipway.model;

import java.util.regex.Pattern;

/**
 * A SHA-256 digest as 64 lower-case hexadecimal digits, the form {@code sha256sum} prints.
 *
 * @param hex the 64 digits
 */
public record Digest(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /** Refuses anything but 64 lower-case hexadecimal digits. */
  public Digest {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("not a SHA-256 digest: " + hex);
    }
  }

  /** The first 8 digits: enough to recognise a release, used in its id. */
  public String abbreviated() {
    return hex.substring(0, 8);
  }

  @Override
  public String toString() {
    return hex;
  }
}
