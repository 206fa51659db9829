package dev.slipway.plan;

import java.util.Locale;

/** How a deploy, rollback or resume ended on one server. */
public enum Outcome {
  /** The release ran already and was proved; nothing was changed. */
  UNCHANGED,
  /** The release was proved and stays. */
  CONFIRMED,
  /** The release did not stay; what ran before runs again, proved by the same verdict. */
  ROLLED_BACK,
  /** It ended before anything was changed. */
  STOPPED,
  /** The release did not stay, and what ran before could not be brought back or proved. */
  UNDO_FAILED,
  /** Somebody else holds the lease; nothing was changed. */
  BUSY,
  /** The server was not reached, or was lost and not found again. */
  UNREACHABLE;

  /** As in reports: {@code rolled-back}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
