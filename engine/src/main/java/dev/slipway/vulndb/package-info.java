/**
 * The Go vulnerability database (https://go.dev/security/vuln/database): a directory, a zip file,
 * or a server of its protocol with a copy of what was asked kept on this computer. Hands out
 * advisories as values of {@code vulnerability}; knows nothing of executables and of people.
 */
@NullMarked
package dev.slipway.vulndb;

import org.jspecify.annotations.NullMarked;
