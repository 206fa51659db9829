/** The first command of the README, as a stranger would run it. */
@NullMarked
package dev.slipway.acceptance.demo;

import org.jspecify.annotations.NullMarked;
