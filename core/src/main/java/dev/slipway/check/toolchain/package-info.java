/**
 * The checks of the chapter TOOLCHAIN: whether the computer that builds can, and whether what it
 * makes depends on chance. They may use the build information of executables; they know nothing of
 * servers.
 */
@NullMarked
package dev.slipway.check.toolchain;

import org.jspecify.annotations.NullMarked;
