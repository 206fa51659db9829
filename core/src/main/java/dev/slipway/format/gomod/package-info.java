/**
 * {@code go.mod} and {@code go.work}: their grammar as {@code cmd/go} reads the file of a main
 * module, of a dependency and of a workspace (Go 1.26, golang.org/x/mod/modfile), each directive
 * with its line. It may use nothing but text and the shared error; it knows no module cache, no
 * network and no toolchain.
 */
@NullMarked
package dev.slipway.format.gomod;

import org.jspecify.annotations.NullMarked;
