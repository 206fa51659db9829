package dev.slipway.fuzz;

/** What Jazzer calls: the reader that is named feeds on its input. */
public final class Target {
  private static Reader reader = Reader.ELF;

  private Target() {}

  /** Called once, with the words of {@code --target_args}. */
  public static void fuzzerInitialize(String... words) {
    reader = Reader.valueOf(words[0]);
  }

  /** Called for each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    reader.read(input);
  }
}
