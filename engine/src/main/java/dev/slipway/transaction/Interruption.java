package dev.slipway.transaction;

/**
 * The wish to end a transaction now: what ran before is restored, or nothing is changed when it had
 * not got as far. Wished from any thread, once.
 */
public final class Interruption {
  private volatile boolean wanted;

  /** Wishes it. */
  public void want() {
    wanted = true;
  }

  /** Whether it is wished. */
  public boolean isWanted() {
    return wanted;
  }
}
