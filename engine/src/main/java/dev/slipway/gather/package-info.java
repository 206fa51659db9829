/**
 * Probes: how each fact of a server is asked for and read. A probe is a fragment of POSIX sh that
 * changes nothing, and a pure reader of what it prints. All fragments travel as one script in one
 * exec; a missing tool makes an unknown fact.
 */
@NullMarked
package dev.slipway.gather;

import org.jspecify.annotations.NullMarked;
