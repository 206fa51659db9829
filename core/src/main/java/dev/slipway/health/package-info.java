/**
 * Whether a release is well, decided from what was seen of it: a pure function from observations to
 * a verdict, the outage they show, and the cause of a failure in words. May use {@code model} and
 * the JDK. Never looks at anything itself and knows nothing of shells and connections.
 */
@NullMarked
package dev.slipway.health;

import org.jspecify.annotations.NullMarked;
