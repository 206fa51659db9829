/** A module proxy with a checksum database of its own, both as honest as a test wants them. */
@NullMarked
package dev.slipway.testkit.module;

import org.jspecify.annotations.NullMarked;
