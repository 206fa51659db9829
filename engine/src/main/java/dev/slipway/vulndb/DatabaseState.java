package dev.slipway.vulndb;

import java.time.Instant;
import java.util.Optional;

/**
 * How old what a database says is.
 *
 * @param where the database, as it was named
 * @param modified when one of its advisories last changed; empty when it does not say
 * @param copied when its server was last asked; empty when it was read where it lies
 * @param unreached why its server was not asked now although it was time; empty when it was
 */
public record DatabaseState(
    String where, Optional<Instant> modified, Optional<Instant> copied, String unreached) {}
