package dev.slipway.format.note;

import java.util.Arrays;

/**
 * One signature line of a note, {@code — NAME BASE64}.
 *
 * @param name the signer
 * @param keyHash which of the signer's keys: the first four of the encoded bytes
 * @param base64 key hash and signature, as written
 */
public record NoteSignature(String name, int keyHash, String base64) {

  static final int KEY_HASH_BYTES = 4;

  /** The signature without the key hash. */
  byte[] bytes() {
    byte[] all = CanonicalBase64.decode(base64).orElseThrow();
    return Arrays.copyOfRange(all, KEY_HASH_BYTES, all.length);
  }
}
