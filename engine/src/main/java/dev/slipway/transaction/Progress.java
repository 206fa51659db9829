package dev.slipway.transaction;

import dev.slipway.plan.StepResult;

/** Is told what happens while it happens, on the thread of the transaction. */
public interface Progress {

  /** Tells nobody. */
  Progress SILENT = new Progress() {};

  /** A step has begun on the server. */
  default void begun(String step) {}

  /** A step has ended. */
  default void ended(StepResult step) {}

  /** So much of the executable has been handed over; may come from another thread. */
  default void sent(long bytes, long of) {}

  /** What the watch waits for. */
  default void waiting(String missing) {}

  /** Something a person wants to know: that a lease is waited for, that a server goes back. */
  default void told(String sentence) {}
}
