package dev.slipway.format.module;

import java.util.Optional;

/**
 * A system and a processor as Go names them.
 *
 * @param goos {@code linux}
 * @param goarch {@code amd64}
 */
public record GoPlatform(String goos, String goarch) {

  /**
   * That of a computer.
   *
   * @param system as {@code uname -s} says, {@code Linux}
   * @param machine as {@code uname -m} says, {@code x86_64}
   * @return empty when Go's own toolchains are not made for it
   */
  public static Optional<GoPlatform> of(String system, String machine) {
    var goos =
        switch (system) {
          case "Linux" -> "linux";
          case "Darwin", "Mac OS X" -> "darwin";
          default -> "";
        };
    var goarch =
        switch (machine) {
          case "x86_64", "amd64" -> "amd64";
          case "aarch64", "arm64" -> "arm64";
          case "i386", "i486", "i586", "i686", "x86" -> "386";
          case "armv6l", "armv7l", "armv8l", "arm" -> "arm";
          case "ppc64le" -> "ppc64le";
          case "s390x" -> "s390x";
          case "riscv64" -> "riscv64";
          case "loongarch64" -> "loong64";
          default -> "";
        };
    return goos.isEmpty() || goarch.isEmpty()
        ? Optional.empty()
        : Optional.of(new GoPlatform(goos, goarch));
  }

  /** As versions of the toolchain module end: {@code linux-amd64}. */
  @Override
  public String toString() {
    return goos + "-" + goarch;
  }
}
