/**
 * What names a Go module: paths, versions, pseudo-versions, both together, how they are escaped
 * where case does not count, and the patterns that pick some of them (golang.org/x/mod v0.39,
 * {@code module} and {@code semver}). Text in, text out; it knows no file, no proxy, no database.
 */
@NullMarked
package dev.slipway.format.module;

import org.jspecify.annotations.NullMarked;
