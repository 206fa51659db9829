/**
 * OpenSSH's client configuration: what it says of one host. Reads the output of {@code ssh -G}
 * where OpenSSH is installed, and the files themselves where it is not ({@code ssh_config(5)}).
 * Text in, settings out; files are found and read by the caller, and nothing here knows how
 * connections are made.
 */
@NullMarked
package dev.slipway.format.sshconfig;

import org.jspecify.annotations.NullMarked;
