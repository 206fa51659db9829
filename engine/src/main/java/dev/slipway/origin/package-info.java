/**
 * Where modules come from: the list of {@code GOPROXY}, asked as the go command asks it
 * (cmd/go/internal/modfetch/proxy.go). Nothing that comes from there is trusted.
 */
@NullMarked
package dev.slipway.origin;

import org.jspecify.annotations.NullMarked;
