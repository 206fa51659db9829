package dev.slipway.executable;

/**
 * What looks like a real credential among the constants of an executable. Its value is not kept.
 *
 * @param kind what it is: {@code a GitHub token}
 * @param masked its first four characters, and how many there are
 * @param proof why it is taken for real
 * @param offset where it stands in the file
 */
public record Credential(String kind, String masked, String proof, long offset) {
  private static final int SHOWN = 4;

  static Credential of(String kind, String value, String proof, long offset) {
    return new Credential(
        kind, value.substring(0, SHOWN) + "… (" + value.length() + " characters)", proof, offset);
  }

  /** Of a text whose first characters tell nothing. */
  static Credential ofText(String kind, String value, String proof, long offset) {
    return new Credential(kind, value.length() + " characters", proof, offset);
  }
}
