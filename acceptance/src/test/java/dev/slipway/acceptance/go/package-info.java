/** {@code slipway go}: the Go toolchains of this computer and of real servers. */
package dev.slipway.acceptance.go;
