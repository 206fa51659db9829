package dev.slipway.format.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.format.FormatException;
import dev.slipway.format.Position;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A key that checks signatures of notes, written {@code NAME+HASH+BASE64}: the signer's name, eight
 * hexadecimal digits, and one byte for the algorithm before the key itself (x/mod/sumdb/note,
 * {@code NewVerifier}). The one algorithm is 1, Ed25519.
 */
public final class VerifierKey {

  private static final int ED25519 = 1;
  private static final int HASH_DIGITS = 8;

  private final String text;
  private final String name;
  private final int hash;
  private final PublicKey key;

  private VerifierKey(String text, String name, int hash, PublicKey key) {
    this.text = text;
    this.name = name;
    this.hash = hash;
    this.key = key;
  }

  /**
   * Reads a key.
   *
   * @throws FormatException when it is none, is of another algorithm, or is not the one its hash
   *     speaks of
   */
  public static VerifierKey parse(String text) {
    String[] parts = text.split("\\+", 3);
    if (parts.length != 3 || !KeyName.isValid(parts[0])) {
      throw error(0, "NAME+HASH+BASE64", FormatException.quote(text));
    }
    int hashAt = parts[0].length() + 1;
    int keyAt = hashAt + parts[1].length() + 1;
    if (parts[1].length() != HASH_DIGITS || !parts[1].chars().allMatch(HexFormat::isHexDigit)) {
      throw error(hashAt, "eight hexadecimal digits", FormatException.quote(parts[1]));
    }
    byte[] encoded =
        CanonicalBase64.decode(parts[2])
            .filter(bytes -> bytes.length > 0)
            .orElseThrow(() -> error(keyAt, "a key in base64", FormatException.quote(parts[2])));
    int hash = HexFormat.fromHexDigits(parts[1]);
    if (hash != hashOf(parts[0], encoded)) {
      String right = HexFormat.of().toHexDigits(hashOf(parts[0], encoded));
      throw error(hashAt, "the hash of name and key, " + right, parts[1]);
    }
    if (encoded[0] != ED25519) {
      throw error(keyAt, "algorithm 1, Ed25519", "algorithm " + (encoded[0] & 0xFF));
    }
    if (encoded.length != 1 + Ed25519.KEY_SIZE) {
      throw error(keyAt, "32 bytes of key", encoded.length - 1 + " bytes");
    }
    PublicKey key =
        Ed25519.publicKey(Arrays.copyOfRange(encoded, 1, encoded.length))
            .orElseThrow(() -> error(keyAt, "a point of the curve", "another number"));
    return new VerifierKey(text, parts[0], hash, key);
  }

  /** The first four bytes of the SHA-256 of name, line feed, algorithm and key. */
  private static int hashOf(String name, byte[] encoded) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((name + "\n").getBytes(UTF_8));
      digest.update(encoded);
      return ByteBuffer.wrap(digest.digest()).getInt();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private static FormatException error(int at, String expected, String found) {
    return new FormatException(Position.at(1, at + 1), expected, found);
  }

  /** The signer, {@code sum.golang.org}. */
  public String name() {
    return name;
  }

  /** What signatures name the key by, beside the signer. */
  public int hash() {
    return hash;
  }

  /** Whether this key made the signature of these bytes; false for bytes that are no signature. */
  public boolean verifies(byte[] message, byte[] signature) {
    return Ed25519.verifies(key, message, signature);
  }

  /** {@code NAME+HASH+BASE64}. */
  @Override
  public String toString() {
    return text;
  }
}
