package dev.slipway.health;

/** What the observations so far say. */
public sealed interface Verdict {

  /**
   * Too early to say.
   *
   * @param missing what is waited for
   */
  record Undecided(String missing) implements Verdict {}

  /** Well, for the whole watch. */
  record Healthy(Proof proof) implements Verdict {}

  /**
   * Not well: the first failing sign.
   *
   * @param sign what was seen, in words
   * @param last the look that showed it, or the last one before the answer that did
   */
  record Unhealthy(String sign, Observation.Looked last) implements Verdict {}
}
