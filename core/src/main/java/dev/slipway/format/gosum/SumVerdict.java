package dev.slipway.format.gosum;

import java.util.List;

/** What a {@code go.sum} says of a hash. */
public sealed interface SumVerdict {

  /** It has it. */
  record Listed(GoSumLine line) implements SumVerdict {}

  /**
   * It has another: Go reports a SECURITY ERROR.
   *
   * @param line the first such, which Go names
   */
  record Mismatch(GoSumLine line) implements SumVerdict {}

  /**
   * It has none that Go could compare.
   *
   * @param unknown hashes of other algorithms
   */
  record NotListed(List<GoSumLine> unknown) implements SumVerdict {
    /** Copies the list. */
    public NotListed {
      unknown = List.copyOf(unknown);
    }
  }
}
