/**
 * What a project builds from, read from this computer: its {@code go.mod}, {@code go.sum} and
 * {@code vendor}, the module cache, and where the settings of Go come from. Needs no Go and judges
 * nothing: the checks of MODULES do.
 */
@NullMarked
package dev.slipway.module;

import org.jspecify.annotations.NullMarked;
