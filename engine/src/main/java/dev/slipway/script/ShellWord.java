package dev.slipway.script;

/** Data as one word of POSIX {@code sh}: the only way a value gets into the text of a script. */
public final class ShellWord {

  private ShellWord() {}

  /**
   * The text in single quotes, as every POSIX shell reads it back byte for byte.
   *
   * @throws IllegalArgumentException for a NUL, which no shell word can hold
   */
  public static String quote(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a shell word cannot hold NUL");
    }
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
