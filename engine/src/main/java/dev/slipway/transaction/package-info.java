/**
 * Transactions: a plan becomes one script on one connection, under a lease, with a guard on the
 * server that goes back by itself; what runs is watched and confirmed or restored. The scripts are
 * the resource files of this package, joined and never built from strings. May use {@code core},
 * the port {@code remote} and {@code script}; never knows which library carries the bytes, or how
 * results are shown.
 */
@NullMarked
package dev.slipway.transaction;

import org.jspecify.annotations.NullMarked;
