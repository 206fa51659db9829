package dev.slipway.plan;

import java.util.Optional;

/**
 * What the first deploy replaced because it was told to adopt it; {@code remove} brings it back.
 *
 * @param fragment the unit file that systemd had loaded; empty when it had none
 * @param enabled whether it started at boot
 * @param ran whether it ran
 */
public record Adopted(Optional<String> fragment, boolean enabled, boolean ran) {}
