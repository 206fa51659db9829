package dev.slipway.finding;

/** How bad a finding is, worst first. */
public enum Severity {
  /** This deploy or start would fail. */
  BLOCKER,
  /** It fails later or is unsafe. */
  RISK,
  /** Worth knowing. */
  ADVICE;

  /** The milder of the two. */
  public Severity atMost(Severity highest) {
    return compareTo(highest) > 0 ? this : highest;
  }

  /** The word in JSON and text: {@code blocker}, {@code risk}, {@code advice}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
