package dev.slipway.toolchain;

/** A toolchain could not be had or put in its place; the message says why, and what to do. */
public final class ToolchainException extends Exception {
  private static final long serialVersionUID = 1L;
  private final boolean isUnreached;

  private ToolchainException(boolean isUnreached, String message, Throwable cause) {
    super(message, cause);
    this.isUnreached = isUnreached;
  }

  /** A server did not answer, or did not prove what it said. */
  static ToolchainException unreached(String message, Throwable cause) {
    return new ToolchainException(true, message, cause);
  }

  /** This computer or its settings do not allow it. */
  static ToolchainException unusable(String message, Throwable cause) {
    return new ToolchainException(false, message, cause);
  }

  /** The same, with nothing beneath. */
  static ToolchainException unusable(String message) {
    return unusable(message, new IllegalStateException(message));
  }

  /** Whether the same call may do on another day. */
  public boolean isUnreached() {
    return isUnreached;
  }
}
