package dev.slipway.vulndb;

/** A vulnerability database cannot be used. The message is for people. */
public final class DatabaseException extends Exception {
  private static final long serialVersionUID = 1L;
  private final boolean isUnreached;

  private DatabaseException(boolean isUnreached, String message, Throwable cause) {
    super(message, cause);
    this.isUnreached = isUnreached;
  }

  /** It does not answer, and there is no copy that would do. */
  static DatabaseException unreached(String message, Throwable cause) {
    return new DatabaseException(true, message, cause);
  }

  /** It is not there, is none, or is damaged. */
  static DatabaseException unusable(String message, Throwable cause) {
    return new DatabaseException(false, message, cause);
  }

  /** Whether the same call may do on another day. */
  public boolean isUnreached() {
    return isUnreached;
  }
}
