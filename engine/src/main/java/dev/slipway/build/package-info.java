/**
 * Builds the executable of a project with the user's own Go toolchain, the variables that decide
 * the outcome said explicitly. Runs {@code go} on this computer; knows nothing of servers beyond
 * the architecture they need.
 */
@NullMarked
package dev.slipway.build;

import org.jspecify.annotations.NullMarked;
