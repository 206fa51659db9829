package dev.slipway.format.sumdb;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an inquiry came to.
 *
 * @param verdicts one a question, in their order
 * @param latest the newest tree that is proven to continue the one known before; to be kept in its
 *     place
 * @param proven tiles that are proven, with their bytes; these alone may be kept in a cache
 */
public record Outcome(
    List<Verdict> verdicts, Optional<SignedTree> latest, Map<Tile, byte[]> proven) {

  public Outcome {
    verdicts = List.copyOf(verdicts);
    proven = Map.copyOf(proven);
  }
}
