/**
 * OpenSSH's {@code known_hosts} files: which keys are known for a host, which authorities may vouch
 * for one, which are revoked (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT). Text in, verdicts out; never
 * knows how a key was received. Ours because the SSH library reads neither wildcards nor negation
 * in these lines, and so would overlook {@code @revoked *}.
 */
@NullMarked
package dev.slipway.format.knownhosts;

import org.jspecify.annotations.NullMarked;
