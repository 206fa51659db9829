/**
 * The port to this machine itself: commands run as children of Slipway, read by {@code /bin/sh}.
 * Knows processes; never SSH.
 */
@NullMarked
package dev.slipway.remote.local;

import org.jspecify.annotations.NullMarked;
