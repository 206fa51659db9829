package dev.slipway.format.modulezip;

import java.util.Optional;

/**
 * Why Go refuses a module's zip.
 *
 * @param entry the name of the entry that is wrong, as the zip has it; empty when all of it is
 * @param reason in words
 */
public record ZipFault(Optional<String> entry, String reason) {}
