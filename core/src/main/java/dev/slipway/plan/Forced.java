package dev.slipway.plan;

/**
 * A finding that a deploy went on in spite of.
 *
 * @param id the id of its page: {@code HOST-09}
 * @param reason why, in the words of who deployed: one printable line
 */
public record Forced(String id, String reason) {
  private static final int LONGEST = 500;

  /** Makes the reason one line, because the journal is one of lines. */
  public Forced {
    var line = reason.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    reason = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
