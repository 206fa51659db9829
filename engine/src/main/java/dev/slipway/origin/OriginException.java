package dev.slipway.origin;

/** A file of a module could not be had; the message says from where, why, and what to do. */
public final class OriginException extends Exception {
  private static final long serialVersionUID = 1L;

  OriginException(String message) {
    super(message);
  }

  OriginException(String message, Throwable cause) {
    super(message, cause);
  }
}
