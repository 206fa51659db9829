package dev.slipway.finding;

/**
 * Where something was seen and what.
 *
 * @param source a file with line ({@code /etc/systemd/system/x.service:14}), a command ({@code
 *     getconf GNU_LIBC_VERSION}) or a section of the binary ({@code hello: .gnu.version_r})
 * @param value the value seen there, never a secret
 */
public record Evidence(String source, String value) {}
