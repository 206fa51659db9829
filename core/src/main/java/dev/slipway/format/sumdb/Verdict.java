package dev.slipway.format.sumdb;

import java.util.List;

/** What the database's answer is worth. */
public sealed interface Verdict {

  /**
   * The database vouches for these.
   *
   * @param lines of go.sum, for exactly the module and version that were asked; at least one
   */
  record Vouched(List<String> lines) implements Verdict {
    public Vouched {
      lines = List.copyOf(lines);
      if (lines.isEmpty()) {
        throw new IllegalArgumentException("no line vouches for nothing");
      }
    }
  }

  /** Nothing is vouched for. */
  record Refused(Refusal refusal) implements Verdict {}
}
