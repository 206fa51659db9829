/**
 * The Go toolchains of a computer: what is installed, and which of it each way of starting a
 * command gets. One script reads all of it, here and on servers; it may use scripts and remotes,
 * and knows no project but its {@code go.mod}.
 */
@NullMarked
package dev.slipway.toolchain;

import org.jspecify.annotations.NullMarked;
