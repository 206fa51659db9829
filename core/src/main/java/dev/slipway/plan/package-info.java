/**
 * Plans: what a release is made of, what a server has of a service, and the pure function from both
 * to the ordered steps of a transaction, each of which can say what is there now, what will be and
 * how it is undone. May use {@code model} and the JDK. Knows nothing of shells, connections and
 * files; the steps are carried out by {@code dev.slipway.transaction}.
 */
@NullMarked
package dev.slipway.plan;

import org.jspecify.annotations.NullMarked;
