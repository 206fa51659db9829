/**
 * What can be said of unit files and environment files by themselves, with no server looked at:
 * systemd's own complaints with their places, and what the checks find. Pure; may use checks, units
 * and formats.
 */
@NullMarked
package dev.slipway.lint;

import org.jspecify.annotations.NullMarked;
