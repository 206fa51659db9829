package dev.slipway.format.note;

import java.util.Base64;
import java.util.Optional;

/**
 * Base64 (RFC 4648, section 4) in the one form that an encoder writes: with padding, and with zeros
 * in the bits that no byte uses. Go's decoder overlooks those bits and the JDK's the padding too;
 * what is compared as text must not have two spellings.
 */
public final class CanonicalBase64 {

  private CanonicalBase64() {}

  /** The bytes that are encoded by exactly this text, or nothing when no bytes are. */
  public static Optional<byte[]> decode(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** The text that encodes these bytes. */
  public static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
