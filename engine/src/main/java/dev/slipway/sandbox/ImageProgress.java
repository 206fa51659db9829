package dev.slipway.sandbox;

import java.time.Duration;

/** Is told how far the making of an image is; it takes about a minute, once a suite. */
@FunctionalInterface
public interface ImageProgress {

  /** For those who do not want to know. */
  ImageProgress SILENT = (suite, percent, left) -> {};

  /**
   * One step is done.
   *
   * @param suite whose image it is
   * @param percent 0 to 100; 100 once, at the end
   * @param left the time left, estimated from the time it took so far
   */
  void at(Suite suite, int percent, Duration left);
}
