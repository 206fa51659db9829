package dev.slipway.sandbox;

import java.util.Optional;

/**
 * One thing a sandbox server needs and this computer has not.
 *
 * @param what the thing, as a clause: {@code systemd-nspawn is not installed}
 * @param debianPackage the Debian package that brings it; empty when none does
 */
public record Missing(String what, Optional<String> debianPackage) {}
