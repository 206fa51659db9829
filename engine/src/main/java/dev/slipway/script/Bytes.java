package dev.slipway.script;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Some bytes that nobody changes any more. Two are equal when their bytes are. */
public record Bytes(ByteBuffer buffer) {

  /** No bytes. */
  public static final Bytes NONE = of(new byte[0]);

  public Bytes {
    buffer = buffer.asReadOnlyBuffer();
  }

  /** A copy of these bytes. */
  public static Bytes of(byte[] bytes) {
    return new Bytes(ByteBuffer.wrap(bytes.clone()));
  }

  /** The number of bytes. */
  public int size() {
    return buffer.remaining();
  }

  /** A copy as an array. */
  public byte[] array() {
    byte[] copy = new byte[buffer.remaining()];
    buffer.duplicate().get(copy);
    return copy;
  }

  /** The bytes as text; what is not UTF-8 becomes U+FFFD. */
  public String text() {
    return StandardCharsets.UTF_8.decode(buffer.duplicate()).toString();
  }
}
