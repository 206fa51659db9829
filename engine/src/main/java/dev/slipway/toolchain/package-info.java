/**
 * The Go toolchains of a computer: what is installed, and which of it each way of starting a
 * command gets; and how another one is fetched, verified and put in its place, here and on servers.
 */
@NullMarked
package dev.slipway.toolchain;

import org.jspecify.annotations.NullMarked;
