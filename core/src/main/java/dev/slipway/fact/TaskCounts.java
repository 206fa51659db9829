package dev.slipway.fact;

import java.util.Map;

/**
 * How many processes and threads each account has now, the service's own left out: what {@code
 * LimitNPROC=} counts beside those of the next start.
 *
 * @param byUid by the real user id; an account that is not there has none
 */
public record TaskCounts(Map<Long, Long> byUid) {
  /** Copies the map. */
  public TaskCounts {
    byUid = Map.copyOf(byUid);
  }

  /** The tasks of this account. */
  public long of(long uid) {
    return byUid.getOrDefault(uid, 0L);
  }
}
