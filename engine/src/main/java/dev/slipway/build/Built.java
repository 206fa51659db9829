package dev.slipway.build;

import java.nio.file.Path;
import java.time.Duration;

/**
 * An executable that was built.
 *
 * @param executable where it lies
 * @param command the command that built it, with the variables that decide the outcome, as a person
 *     would type it
 * @param took how long it took
 * @param recipe all that decided it
 */
public record Built(Path executable, String command, Duration took, BuildRecipe recipe) {}
