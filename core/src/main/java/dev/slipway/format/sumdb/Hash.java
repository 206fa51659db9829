package dev.slipway.format.sumdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.format.FormatException;
import dev.slipway.format.Position;
import dev.slipway.format.note.CanonicalBase64;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A SHA-256 of the tree: of a record, or of two nodes (RFC 6962, section 2.1; x/mod/sumdb/tlog,
 * {@code RecordHash} and {@code NodeHash}).
 */
public final class Hash {

  /** Bytes of a hash. */
  public static final int SIZE = 32;

  /** The root of a tree without records: of no bytes at all. */
  public static final Hash EMPTY = new Hash(sha256().digest());

  private static final byte RECORD = 0;
  private static final byte NODE = 1;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Of a record's text. */
  public static Hash ofRecord(String text) {
    MessageDigest digest = sha256();
    digest.update(RECORD);
    return new Hash(digest.digest(text.getBytes(UTF_8)));
  }

  /** Of the node above two. */
  public static Hash ofNode(Hash left, Hash right) {
    MessageDigest digest = sha256();
    digest.update(NODE);
    digest.update(left.bytes);
    return new Hash(digest.digest(right.bytes));
  }

  /**
   * Reads base64.
   *
   * @throws FormatException when it does not encode 32 bytes
   */
  public static Hash parse(String base64) {
    return CanonicalBase64.decode(base64)
        .filter(decoded -> decoded.length == SIZE)
        .map(Hash::new)
        .orElseThrow(
            () ->
                new FormatException(
                    Position.at(1, 1), "32 bytes in base64", FormatException.quote(base64)));
  }

  /** One of the hashes that stand one after another; the caller has checked that it is there. */
  static Hash in(byte[] hashes, int number) {
    return new Hash(Arrays.copyOfRange(hashes, number * SIZE, (number + 1) * SIZE));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(hash.bytes, bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** In base64. */
  @Override
  public String toString() {
    return CanonicalBase64.encode(bytes);
  }
}
