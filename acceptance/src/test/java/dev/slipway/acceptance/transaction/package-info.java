/**
 * Transactions on real servers: what a deploy does when it goes well, when the release does not,
 * and when client, network or server die at any of its steps.
 */
@NullMarked
package dev.slipway.acceptance.transaction;

import org.jspecify.annotations.NullMarked;
