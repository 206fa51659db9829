package dev.slipway.plan;

import java.time.Duration;
import java.time.Instant;

/**
 * The deploy lock of a service on a server, as its living holder wrote it.
 *
 * @param owner who holds it: {@code user@host}
 * @param since when it was taken
 * @param silent how long the holder's client has not been heard; its script restores by itself when
 *     this lasts
 */
public record Lease(String owner, Instant since, Duration silent) {}
