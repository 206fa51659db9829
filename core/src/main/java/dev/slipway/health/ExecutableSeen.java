package dev.slipway.health;

/** Which file the service's process was started from. */
public sealed interface ExecutableSeen {

  /** The one that was sent, by device and inode. */
  record Same() implements ExecutableSeen {}

  /**
   * Another one.
   *
   * @param path as the kernel names it; empty when it could not be read
   */
  record Other(String path) implements ExecutableSeen {}

  /** No process. */
  record None() implements ExecutableSeen {}

  /** It was not compared: nothing is known of what should run. */
  record NotCompared() implements ExecutableSeen {}
}
