/**
 * Slipway as people start it: the launcher as a process of its own, with what it printed, how it
 * ended and how long it took. It must never call Slipway's classes.
 */
@NullMarked
package dev.slipway.testkit.launcher;

import org.jspecify.annotations.NullMarked;
