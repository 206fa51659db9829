package dev.slipway.unit;

import dev.slipway.model.SystemdVersion;

/** Whether a version of systemd can use a value, for one kind of directive. */
@FunctionalInterface
interface ValueRule {

  /** The three answers; the last two differ in the text that systemd logs. */
  enum Verdict {
    USABLE,
    INVALID,
    OUT_OF_RANGE
  }

  Verdict judge(String value, SystemdVersion version);

  static Verdict usableWhen(boolean isUsable) {
    return isUsable ? Verdict.USABLE : Verdict.INVALID;
  }
}
