package dev.slipway.plan;

import dev.slipway.model.ReleaseId;
import java.time.Instant;
import java.util.Optional;

/**
 * A transaction that has neither been confirmed nor restored: the guard is armed.
 *
 * @param token its fencing token
 * @param attempt the random name its client gave it
 * @param release the release it was to bring
 * @param previous the release that comes back; empty when it was no release of ours
 * @param previousRan whether the service ran when it began
 * @param owner who began it
 * @param restoresAt when the guard's deadline restores the release before
 * @param restoring whether it is being restored already, which nothing stops any more
 */
public record Unfinished(
    long token,
    String attempt,
    ReleaseId release,
    Optional<ReleaseId> previous,
    boolean previousRan,
    String owner,
    Instant restoresAt,
    boolean restoring) {}
