/**
 * What a project builds from, read from this computer: its {@code go.mod}, {@code go.sum} and
 * {@code vendor}, the module cache, and where the settings of Go come from. Needs no Go and judges
 * nothing: the checks of MODULES do. {@link dev.slipway.module.ModuleRepairs} cures what they find
 * where {@code go.sum} says what should be there.
 */
@NullMarked
package dev.slipway.module;

import org.jspecify.annotations.NullMarked;
