package dev.slipway.script;

/** Frames that are not as a script writes them. */
final class FrameException extends Exception {

  FrameException(String problem) {
    super(problem);
  }
}
