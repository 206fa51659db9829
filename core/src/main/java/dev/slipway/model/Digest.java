package dev.slipway.model;

/**
 * A SHA-256 digest as 64 lower-case hexadecimal digits, the form {@code sha256sum} prints.
 *
 * @param hex the 64 digits
 */
public record Digest(String hex) {
  private static final int DIGITS = 64;

  /** Refuses anything but 64 lower-case hexadecimal digits. */
  public Digest {
    boolean isDigest = hex.length() == DIGITS;
    for (int i = 0; isDigest && i < DIGITS; i++) { // no pattern: some modules have 30 000 files
      char c = hex.charAt(i);
      isDigest = ('0' <= c && c <= '9') || ('a' <= c && c <= 'f');
    }
    if (!isDigest) {
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
