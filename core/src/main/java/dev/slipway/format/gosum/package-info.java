/**
 * {@code go.sum} as the go command reads it (Go 1.26, cmd/go/internal/modfetch/fetch.go), and the
 * {@code h1:} hashes that stand in it (golang.org/x/mod v0.39, sumdb/dirhash). Hashes are made of
 * names and digests: reading the files is somebody else's.
 */
@NullMarked
package dev.slipway.format.gosum;

import org.jspecify.annotations.NullMarked;
