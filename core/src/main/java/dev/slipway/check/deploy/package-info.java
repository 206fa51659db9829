/**
 * The checks of the chapter DEPLOY: what would get in the way of a transaction or of its way back.
 * They may use the settings of the unit; they know nothing of how a transaction is run.
 */
@NullMarked
package dev.slipway.check.deploy;

import org.jspecify.annotations.NullMarked;
