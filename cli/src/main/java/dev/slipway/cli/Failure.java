package dev.slipway.cli;

/**
 * A command cannot go on, for a reason a person can act on. The message says what was being done,
 * where, what was seen and what to do next.
 */
public final class Failure extends Exception {
  private static final long serialVersionUID = 1L;
  private final ExitCode code;

  /** A failure that ends the process with {@code code}. */
  public Failure(ExitCode code, String message) {
    super(message);
    this.code = code;
  }

  /** A failure with the error beneath it, shown under {@code --debug}. */
  public Failure(ExitCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** A mistake in the command line. */
  public static Failure usage(String message) {
    return new Failure(ExitCode.USAGE, message);
  }

  /** What the process ends with. */
  public ExitCode code() {
    return code;
  }
}
