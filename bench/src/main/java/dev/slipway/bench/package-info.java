/** Ratios of Slipway to the physical floor, both measured in turn in one run. */
@NullMarked
package dev.slipway.bench;

import org.jspecify.annotations.NullMarked;
