/**
 * The checks of the chapter UNIT: what systemd makes of a unit, and whether what it names is on the
 * server. They may use the readers of units, the table of directives and the facts of the server.
 */
@NullMarked
package dev.slipway.check.unit;

import org.jspecify.annotations.NullMarked;
