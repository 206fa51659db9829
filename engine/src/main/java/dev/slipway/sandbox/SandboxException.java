package dev.slipway.sandbox;

/** The sandbox did not do what was asked. The message says what, where and what to do next. */
public abstract sealed class SandboxException extends Exception
    permits SandboxUnavailable, SandboxFailure {
  private static final long serialVersionUID = 1;

  SandboxException(String message) {
    super(message);
  }
}
