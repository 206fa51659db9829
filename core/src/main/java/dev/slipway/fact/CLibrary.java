package dev.slipway.fact;

import java.util.Set;

/**
 * The C library that dynamically linked programs get, and the program loaders there are.
 *
 * @param kind whose it is
 * @param version {@code 2.36}; empty when it does not say
 * @param loaders those of {@link #KNOWN_LOADERS} that are there, links followed
 */
public record CLibrary(Kind kind, String version, Set<String> loaders) {

  /** Where the C libraries of Linux install their loaders, by ABI (glibc wiki ABIList; musl). */
  public static final Set<String> KNOWN_LOADERS =
      Set.of(
          "/lib64/ld-linux-x86-64.so.2",
          "/lib/ld-linux.so.2",
          "/lib/ld-linux-aarch64.so.1",
          "/lib/ld-linux-armhf.so.3",
          "/lib/ld-linux.so.3",
          "/lib/ld-linux-riscv64-lp64d.so.1",
          "/lib64/ld64.so.2",
          "/lib/ld64.so.1",
          "/lib64/ld-linux-loongarch-lp64d.so.1",
          "/lib/ld-musl-x86_64.so.1",
          "/lib/ld-musl-i386.so.1",
          "/lib/ld-musl-aarch64.so.1",
          "/lib/ld-musl-armhf.so.1",
          "/lib/ld-musl-riscv64.so.1");

  /** The C libraries of Linux servers. */
  public enum Kind {
    /** The GNU C library. */
    GLIBC("glibc"),
    /** musl, as on Alpine. */
    MUSL("musl");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** Copies the loaders. */
  public CLibrary {
    loaders = Set.copyOf(loaders);
  }
}
