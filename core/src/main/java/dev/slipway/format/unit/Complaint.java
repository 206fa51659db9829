package dev.slipway.format.unit;

/**
 * What systemd says about a value it cannot use.
 *
 * @param message the text it logs, without file and line; parts that may be secret are masked
 * @param isFatal whether the unit then has a bad setting and does not start; otherwise the value is
 *     ignored and the unit goes on without it
 */
public record Complaint(String message, boolean isFatal) {

  static Complaint ignoring(String message) {
    return new Complaint(message, false);
  }

  static Complaint fatal(String message) {
    return new Complaint(message, true);
  }
}
