/**
 * What the checks say: findings with cause, evidence and fix. Values only; titles and the highest
 * severity of a finding come from its page in the catalogue, rendering is the command line's.
 */
@NullMarked
package dev.slipway.finding;

import org.jspecify.annotations.NullMarked;
