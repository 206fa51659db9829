/**
 * The terminal: colours where they are wanted, questions where somebody can answer, progress on
 * standard error.
 */
@NullMarked
package dev.slipway.terminal;

import org.jspecify.annotations.NullMarked;
