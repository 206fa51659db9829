/**
 * The checks of the chapter NETWORK, and of UNIT-39 as far as a port shows it: whether the service
 * can listen where it is told to, and find the names it needs. What the service itself holds
 * already is never a finding.
 */
@NullMarked
package dev.slipway.check.network;

import org.jspecify.annotations.NullMarked;
