package dev.slipway.sumdb;

/** The checksum database could not be asked; the message says why, and what to do. */
public final class DatabaseException extends Exception {
  private static final long serialVersionUID = 1L;
  private final boolean isUnreached;

  private DatabaseException(boolean isUnreached, String message, Throwable cause) {
    super(message, cause);
    this.isUnreached = isUnreached;
  }

  /** It does not answer, or not what was hoped for. */
  static DatabaseException unreached(String message, Throwable cause) {
    return new DatabaseException(true, message, cause);
  }

  /** Settings or files of this computer do not allow it. */
  static DatabaseException unusable(String message, Throwable cause) {
    return new DatabaseException(false, message, cause);
  }

  /** Whether the same call may do on another day. */
  public boolean isUnreached() {
    return isUnreached;
  }
}
