package dev.slipway.format.sumdb;

/**
 * What was asked, and what came back.
 *
 * @param module its path, {@code golang.org/x/mod}
 * @param version {@code v1.2.3}, or {@code v1.2.3/go.mod} for the hash of the go.mod alone
 * @param answer of the lookup; it is the same for both
 */
public record Question(String module, String version, LookupAnswer answer) {}
