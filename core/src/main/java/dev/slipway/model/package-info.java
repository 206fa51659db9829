/**
 * The words of Slipway as values: servers, services, releases, digests. Records that validate
 * themselves; nothing here reads or writes anything.
 */
@NullMarked
package dev.slipway.model;

import org.jspecify.annotations.NullMarked;
