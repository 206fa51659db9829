package dev.slipway.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The server's clock.
 *
 * @param time what it showed when it was looked at
 * @param synchronised whether its time service says that it follows others; empty when none says
 * @param ahead how far it was ahead of this computer's clock, negative when behind; empty when
 *     nobody compared
 */
public record Clock(Instant time, Optional<Boolean> synchronised, Optional<Offset> ahead) {

  /**
   * The difference of two clocks that were not looked at in the same moment.
   *
   * @param least the server is ahead by this at least
   * @param most and by this at most
   */
  public record Offset(Duration least, Duration most) {

    /** The smallest difference that explains what was seen, without its sign. */
    public Duration surely() {
      if (least.isPositive()) {
        return least;
      }
      return most.isNegative() ? most.negated() : Duration.ZERO;
    }

    /** Whether the server is ahead, when it surely differs at all. */
    public boolean isAhead() {
      return least.isPositive();
    }
  }

  /**
   * The same clock compared with this computer's.
   *
   * @param before this computer's time before the server looked
   * @param after this computer's time after the answer had come
   */
  public Clock comparedWith(Instant before, Instant after) {
    var offset = new Offset(Duration.between(after, time), Duration.between(before, time));
    return new Clock(time, synchronised, Optional.of(offset));
  }
}
