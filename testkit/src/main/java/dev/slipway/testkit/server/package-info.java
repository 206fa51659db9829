/**
 * Real servers in tests: annotations that boot them once a test class and take them down whatever
 * happens. It may use the sandbox and JUnit; it must never know what a test does with a server.
 */
@NullMarked
package dev.slipway.testkit.server;

import org.jspecify.annotations.NullMarked;
