package dev.slipway.sandbox;

/** A step of the sandbox went wrong on a computer that could do it. */
public final class SandboxFailure extends SandboxException {
  private static final long serialVersionUID = 1;

  SandboxFailure(String message) {
    super(message);
  }

  /** What was being done, and the first thing that is wrong with it. */
  static SandboxFailure because(String doing, String seen) {
    return new SandboxFailure("sandbox: " + doing + ": " + seen);
  }
}
