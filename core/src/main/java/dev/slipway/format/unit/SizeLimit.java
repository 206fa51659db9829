package dev.slipway.format.unit;

import java.util.Optional;

/**
 * A limit as units write it: {@code 512M}, {@code 1.5G}, {@code 80%}, {@code infinity}. K, M, G, T,
 * P and E are powers of 1024; {@code Mi} or {@code MB} do not exist (systemd 252, parse-util.c,
 * {@code parse_size} and percent-util.c).
 */
public sealed interface SizeLimit {

  /** So many bytes. */
  record Bytes(long bytes) implements SizeLimit {}

  /** A share of the server's memory, in hundredths of a percent, from 0 to 10000. */
  record Share(int permyriad) implements SizeLimit {}

  /** {@code infinity}: no limit. */
  record Unlimited() implements SizeLimit {}

  /** Reads bytes, a share or {@code infinity}; nothing when systemd refuses it. */
  static Optional<SizeLimit> parse(String value) {
    if (value.equals("infinity")) {
      return Optional.of(new Unlimited());
    }
    Optional<SizeLimit> share = SizeText.share(value);
    return share.isPresent() ? share : bytes(value).map(Bytes::new);
  }

  /** Reads a size in bytes, as {@code LimitCORE=} has it. */
  static Optional<Long> bytes(String value) {
    return SizeText.bytes(value);
  }
}
