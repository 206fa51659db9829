/**
 * The checks of the chapter MEMORY: what the Go runtime makes of its limits, and how they stand to
 * those of the unit. They may use the environment of the service and the formats of units.
 */
@NullMarked
package dev.slipway.check.memory;

import org.jspecify.annotations.NullMarked;
