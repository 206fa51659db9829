/**
 * What Slipway knows of systemd units beyond their grammar: the directives of each version, what a
 * version says about a unit, the unit that Slipway generates and the exposure score. It may use the
 * formats and the model; it knows no server and reads nothing but the table it brings along.
 */
@NullMarked
package dev.slipway.unit;

import org.jspecify.annotations.NullMarked;
