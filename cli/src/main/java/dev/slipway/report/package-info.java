/**
 * How results look: findings, plans, outcomes and states as text and as JSON. Pure functions from
 * values to text; one renderer a format.
 */
@NullMarked
package dev.slipway.report;

import org.jspecify.annotations.NullMarked;
