/**
 * What was read: immutable records, each with its origin, or unknown with the reason. A fact is
 * about the project, the binary or one server. Nothing here reads anything and nothing here judges:
 * reading is the work of the engine's probes, judging that of the checks.
 */
@NullMarked
package dev.slipway.fact;

import org.jspecify.annotations.NullMarked;
