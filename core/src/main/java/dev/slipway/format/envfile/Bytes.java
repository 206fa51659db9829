package dev.slipway.format.envfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Text that holds one char a byte while it is read, so that no byte is lost. */
final class Bytes {

  private Bytes() {}

  static String encode(byte[] content) {
    return new String(content, ISO_8859_1);
  }

  static byte[] raw(String bytes) {
    return bytes.getBytes(ISO_8859_1);
  }

  static String decode(String bytes) {
    return new String(raw(bytes), UTF_8);
  }
}
