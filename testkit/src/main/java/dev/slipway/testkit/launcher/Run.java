package dev.slipway.testkit.launcher;

import java.time.Duration;

/**
 * What one call of the launcher came to.
 *
 * @param exit its exit code; 128 plus the number of the signal that killed it
 * @param out its standard output
 * @param err its standard error
 * @param took how long it ran
 */
public record Run(int exit, String out, String err, Duration took) {}
