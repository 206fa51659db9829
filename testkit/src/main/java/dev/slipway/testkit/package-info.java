/**
 * What tests need to reach servers without a network: a real sshd on loopback, a scripted one
 * inside the JVM, and a proxy between that delays, counts and cuts. For tests only; nothing of
 * Slipway itself may use it.
 */
@NullMarked
package dev.slipway.testkit;

import org.jspecify.annotations.NullMarked;
