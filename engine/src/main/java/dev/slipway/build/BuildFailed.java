package dev.slipway.build;

/** A build did not come about: no Go, or {@code go build} refused. The message is for people. */
public final class BuildFailed extends Exception {
  private static final long serialVersionUID = 1L;

  BuildFailed(String message) {
    super(message);
  }
}
