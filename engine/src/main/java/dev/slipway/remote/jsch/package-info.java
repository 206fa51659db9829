/**
 * The port over SSH, by the library JSch: resolving a server as OpenSSH does, host keys, login, and
 * a watch over every connection. The only package that imports {@code com.jcraft}; its exceptions
 * never leave it. Knows nothing of scripts or of what commands do.
 */
@NullMarked
package dev.slipway.remote.jsch;

import org.jspecify.annotations.NullMarked;
