/**
 * The checks of the chapter ENV: environment files and {@code Environment=} lines as systemd reads
 * them. They may use the formats of units and environment files; they never put a value of an
 * environment file into a finding, only names and line numbers.
 */
@NullMarked
package dev.slipway.check.environment;

import org.jspecify.annotations.NullMarked;
