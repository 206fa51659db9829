package dev.slipway.project;

/** A file that {@code slipway.yaml} names cannot be used. The message is for people. */
public final class InvalidFile extends Exception {
  private static final long serialVersionUID = 1L;

  /** An error with this message. */
  public InvalidFile(String message) {
    super(message);
  }
}
