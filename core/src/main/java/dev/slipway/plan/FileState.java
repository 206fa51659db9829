package dev.slipway.plan;

import dev.slipway.model.Digest;
import java.time.Instant;

/**
 * A file on the server.
 *
 * @param digest SHA-256 of its content
 * @param written when it was last written
 */
public record FileState(Digest digest, Instant written) {}
