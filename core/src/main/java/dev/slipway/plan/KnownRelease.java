package dev.slipway.plan;

import dev.slipway.model.ReleaseId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A release that lies on the server.
 *
 * @param id its id
 * @param record what is known of it; empty when its record is missing or not understood
 * @param executable whether its executable is there
 * @param confirmed when it was proved and stayed; empty for one that never did
 * @param previous the release it took the place of
 * @param bad why no rollback may choose it: it was rolled back
 * @param forced what it was deployed in spite of, oldest first
 */
public record KnownRelease(
    ReleaseId id,
    Optional<ReleaseRecord> record,
    boolean executable,
    Optional<Instant> confirmed,
    Optional<ReleaseId> previous,
    Optional<String> bad,
    List<Insistence> forced) {

  /**
   * A finding that somebody forced.
   *
   * @param at when
   * @param owner who: {@code user@host}
   * @param what which finding, and why
   */
  public record Insistence(Instant at, String owner, Forced what) {}

  /** Copies the list. */
  public KnownRelease {
    forced = List.copyOf(forced);
  }

  /** A release that was deployed in spite of nothing. */
  public KnownRelease(
      ReleaseId id,
      Optional<ReleaseRecord> record,
      boolean executable,
      Optional<Instant> confirmed,
      Optional<ReleaseId> previous,
      Optional<String> bad) {
    this(id, record, executable, confirmed, previous, bad, List.of());
  }

  /** Whether all its parts are there, so that it could be run again. */
  public boolean isWhole() {
    return executable && record.isPresent();
  }

  /** Whether a rollback may choose it: whole, proved once, never rolled back. */
  public boolean isReturnable() {
    return isWhole() && confirmed.isPresent() && bad.isEmpty();
  }
}
