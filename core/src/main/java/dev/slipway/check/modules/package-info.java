/** The checks of the chapter MODULES: what a project builds from, against what vouches for it. */
@NullMarked
package dev.slipway.check.modules;

import org.jspecify.annotations.NullMarked;
