package dev.slipway.plan;

import java.time.Duration;

/**
 * A step that was carried out.
 *
 * @param id its id; {@code restore} and {@code proof} are those of going back
 * @param exit 0 when it did what it says
 * @param took how long it took on the server, resolution 10 ms
 * @param output what it printed, without the service's own logs; mostly empty
 */
public record StepResult(String id, int exit, Duration took, String output) {}
