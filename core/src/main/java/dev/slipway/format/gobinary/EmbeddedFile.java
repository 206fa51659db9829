package dev.slipway.format.gobinary;

/**
 * A file that was embedded.
 *
 * @param name its path below the package that embeds it: {@code assets/index.html}
 * @param size its bytes
 */
public record EmbeddedFile(String name, long size) {}
