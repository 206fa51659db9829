package dev.slipway.plan;

/**
 * How a deploy is wanted.
 *
 * @param adopt whether a unit of that name that Slipway did not write may be replaced
 * @param restart whether the service is restarted even when nothing has to be done
 */
public record Wish(boolean adopt, boolean restart) {
  /** Neither. */
  public static final Wish PLAIN = new Wish(false, false);
}
