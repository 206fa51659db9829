/**
 * The grammar of systemd's unit files, as the configuration parser of systemd 247 to 257 reads it:
 * lines, drop-ins, command lines, environment assignments and the values that many directives
 * share. It keeps every line with its place, and never stops where systemd goes on. It may use the
 * model; it knows no directive by what it does, no server and no policy.
 */
@NullMarked
package dev.slipway.format.unit;

import org.jspecify.annotations.NullMarked;
