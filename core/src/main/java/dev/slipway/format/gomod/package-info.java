/**
 * {@code go.mod}: its grammar as {@code cmd/go} reads the file of a main module (Go 1.26,
 * golang.org/x/mod/modfile), each directive with its line. It may use nothing but text and the
 * shared error; it knows no module cache, no network and no toolchain.
 */
@NullMarked
package dev.slipway.format.gomod;

import org.jspecify.annotations.NullMarked;
