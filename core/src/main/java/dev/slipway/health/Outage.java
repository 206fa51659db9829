package dev.slipway.health;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long a service did not answer during a transaction.
 *
 * @param time from its first bad answer to its next good one, all such times together
 * @param resolution the longest time between two questions around them: the outage was shorter or
 *     longer by at most this
 */
public record Outage(Duration time, Duration resolution) {

  /**
   * The outage that these answers show; empty when nothing was asked, when it could not be asked,
   * or when the service never answered well.
   *
   * @param asked in the order in which they were asked
   */
  public static Optional<Outage> of(List<Observation.Answered> asked) {
    if (asked.stream().noneMatch(answered -> answered.answer() instanceof Answer.Good)) {
      return Optional.empty();
    }
    var total = Duration.ZERO;
    var resolution = Duration.ZERO;
    Optional<Duration> badSince = Optional.empty();
    for (var answered : asked) {
      var gap = answered.at().minus(answered.before());
      switch (answered.answer()) {
        case Answer.Bad bad -> {
          if (badSince.isEmpty()) {
            badSince = Optional.of(answered.at());
            resolution = max(resolution, gap);
          }
        }
        case Answer.Good good -> {
          if (badSince.isPresent()) {
            total = total.plus(answered.at().minus(badSince.get()));
            resolution = max(resolution, gap);
            badSince = Optional.empty();
          }
        }
        case Answer.Unknown unknown -> {}
      }
    }
    if (badSince.isPresent()) {
      total = total.plus(asked.getLast().at().minus(badSince.get()));
    }
    return Optional.of(new Outage(total, resolution.isZero() ? typicalGap(asked) : resolution));
  }

  private static Duration typicalGap(List<Observation.Answered> asked) {
    return asked.stream()
        .map(answered -> answered.at().minus(answered.before()))
        .reduce(Duration.ZERO, Outage::max);
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
