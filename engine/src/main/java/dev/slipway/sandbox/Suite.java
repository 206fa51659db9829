package dev.slipway.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A release of Debian that the sandbox can boot, oldest first. */
public enum Suite {
  /** Debian 11: systemd 247, OpenSSH 8.4, glibc 2.31. */
  BULLSEYE(11),
  /** Debian 12: systemd 252, OpenSSH 9.2, glibc 2.36. */
  BOOKWORM(12),
  /** Debian 13: systemd 257, OpenSSH 10.0, glibc 2.41. */
  TRIXIE(13);

  private final int version;

  Suite(int version) {
    this.version = version;
  }

  /** The code name, as mirrors name the suite: {@code bullseye}. */
  public String codename() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name people type: {@code debian11}. */
  public String label() {
    return "debian" + version;
  }

  /** The suite with this label or code name, in any case. */
  public static Optional<Suite> named(String text) {
    return Arrays.stream(values())
        .filter(s -> s.label().equalsIgnoreCase(text) || s.codename().equalsIgnoreCase(text))
        .findFirst();
  }

  /** All labels, for messages: {@code debian11, debian12, debian13}. */
  public static String labels() {
    return Arrays.stream(values()).map(Suite::label).collect(Collectors.joining(", "));
  }
}
