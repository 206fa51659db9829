/**
 * The module graph: which version of each module a build takes, and who asks for it. Works on
 * {@code go.mod} files that are given to it, and looks for none.
 */
@NullMarked
package dev.slipway.graph;

import org.jspecify.annotations.NullMarked;
