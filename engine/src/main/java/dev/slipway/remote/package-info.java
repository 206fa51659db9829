/**
 * The port to a server: one connection, commands on it, and everything that can go wrong with
 * either as a sealed family of errors. The adapters live below: {@code remote.jsch} (SSH) and
 * {@code remote.local} (this machine). Nothing here knows what the commands do, which files lie on
 * the server, or which SSH library carries the bytes.
 */
@NullMarked
package dev.slipway.remote;

import org.jspecify.annotations.NullMarked;
