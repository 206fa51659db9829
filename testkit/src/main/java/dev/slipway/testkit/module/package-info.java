/**
 * A module proxy with a checksum database of its own, both as honest as a test wants them, and a
 * project that is built from a module.
 */
@NullMarked
package dev.slipway.testkit.module;

import org.jspecify.annotations.NullMarked;
