/**
 * Shell scripts that reach a server whole and come back in frames: quoting, the loader that reads
 * script and payload by exact byte counts, sudo, and the reader of framed output. May use the port
 * {@code remote}; never knows what the scripts are for.
 */
@NullMarked
package dev.slipway.script;

import org.jspecify.annotations.NullMarked;
