/**
 * The checks of the chapter TOOLCHAIN: whether the computer that builds can, whether what it makes
 * depends on chance, and which Go of several a computer really runs. They may use the build
 * information of executables; of servers they know the Go alone.
 */
@NullMarked
package dev.slipway.check.toolchain;

import org.jspecify.annotations.NullMarked;
