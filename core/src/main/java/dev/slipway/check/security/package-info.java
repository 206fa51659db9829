/**
 * The checks of the chapter SECURITY: whether the ways a unit chooses to get a capability fit
 * together. They may use the settings of the unit and the facts of the server.
 */
@NullMarked
package dev.slipway.check.security;

import org.jspecify.annotations.NullMarked;
