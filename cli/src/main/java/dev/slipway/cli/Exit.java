package dev.slipway.cli;

/** The one place that ends the process. */
public final class Exit {
  private Exit() {}

  /**
   * Ends the process at once. Shut-down hooks are not used anywhere: {@code halt} saves their
   * thread. Sessions are closed and their threads joined before, because the JVM waits 300 ms for
   * any thread that sits in native code (HotSpot's VM_Exit).
   */
  public static void now(int code) {
    Runtime.getRuntime().halt(code);
  }
}
