/**
 * The words of Slipway as values: servers, services, releases, digests, and the declaration that
 * {@code slipway.yaml} makes of a service. Records that validate themselves; nothing here reads or
 * writes anything.
 */
@NullMarked
package dev.slipway.model;

import org.jspecify.annotations.NullMarked;
