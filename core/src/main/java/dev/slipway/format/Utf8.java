package dev.slipway.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * UTF-8 as systemd accepts it: well formed and without the code points that Unicode reserves as
 * noncharacters (systemd 252, utf8.c, {@code unichar_is_valid}).
 */
public final class Utf8 {

  /** The byte order mark as text. */
  public static final String BYTE_ORDER_MARK = "\uFEFF";

  private Utf8() {}

  /** The bytes as text, or nothing when systemd would refuse them. */
  public static Optional<String> strict(byte[] bytes) {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return isAccepted(text) ? Optional.of(text.toString()) : Optional.empty();
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }

  /** Whether systemd accepts the text once it is encoded. */
  public static boolean isAccepted(CharSequence text) {
    return text.codePoints().allMatch(Utf8::isAccepted);
  }

  /** Whether systemd accepts this code point. */
  public static boolean isAccepted(int codePoint) {
    boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    boolean noncharacter =
        (codePoint >= 0xFDD0 && codePoint <= 0xFDEF) || (codePoint & 0xFFFE) == 0xFFFE;
    return !surrogate && !noncharacter;
  }
}
