package dev.slipway.fact;

/**
 * The kernel and the machine it runs on.
 *
 * @param release as {@code uname -r} prints it: {@code 6.1.0-18-amd64}
 * @param machine as {@code uname -m} prints it: {@code x86_64}, {@code aarch64}
 */
public record Kernel(String release, String machine) {}
