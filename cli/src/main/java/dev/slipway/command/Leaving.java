package dev.slipway.command;

/**
 * Cleans up when the process is told to end in the middle: Ctrl-C and SIGTERM end the JVM without
 * the {@code finally} of anybody.
 */
final class Leaving implements AutoCloseable {
  private final Thread hook;

  private Leaving(Thread hook) {
    this.hook = hook;
  }

  /** Closes this resource if the process ends before the returned one is closed. */
  static Leaving with(AutoCloseable resource) {
    var hook =
        new Thread(
            () -> {
              try {
                resource.close();
              } catch (Exception kept) {
                System.err.println("slipway: " + kept.getMessage());
              }
            });
    Runtime.getRuntime().addShutdownHook(hook);
    return new Leaving(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // the hook is at work
    }
  }
}
