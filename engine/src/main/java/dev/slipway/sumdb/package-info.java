/**
 * Asks a checksum database, and believes only what its signed tree proves (the judging itself is
 * {@code format.sumdb}). The newest tree is kept from one run to the next; lookups and tiles are
 * read from the caches of Slipway and of the go command before any server is asked.
 */
@NullMarked
package dev.slipway.sumdb;

import org.jspecify.annotations.NullMarked;
