package dev.slipway.plan;

import dev.slipway.model.ReleaseId;
import java.time.Instant;
import java.util.Optional;

/**
 * How the last transaction ended.
 *
 * @param token its fencing token
 * @param attempt the random name its client gave it
 * @param release the release it was to bring
 * @param previous the release before
 * @param confirmed whether the release stayed; else the one before was restored
 * @param why why it was restored: {@code verdict}, {@code failed}, {@code interrupted}, {@code
 *     client}, {@code silence}, {@code found}, {@code deadline} or {@code boot}; empty when
 *     confirmed
 * @param at when it was restored; empty when confirmed (its release says when) or not recorded
 */
public record Ended(
    long token,
    String attempt,
    ReleaseId release,
    Optional<ReleaseId> previous,
    boolean confirmed,
    String why,
    Optional<Instant> at) {}
