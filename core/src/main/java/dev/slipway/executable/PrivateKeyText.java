package dev.slipway.executable;

import dev.slipway.executable.CredentialForm.Found;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole private key in text (RFC 7468, and OpenSSH's own): both lines around a body that is as
 * long as its first bytes say. Libraries hold the lines alone, to look for keys.
 */
final class PrivateKeyText {
  static final String BEGINNING = "-----BEGIN ";

  private static final Pattern FORM =
      Pattern.compile(
          "-----BEGIN ((?:RSA |EC |DSA |OPENSSH |ENCRYPTED )?PRIVATE KEY)-----"
              + "([0-9A-Za-z+/=\\s\\\\]+)-----END \\1-----");
  private static final Pattern BREAKS = Pattern.compile("\\s|\\\\[nr]"); // in JSON they are escaped
  private static final byte[] OPENSSH = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
  private static final int SMALLEST = 40; // Ed25519 has 48 bytes

  private PrivateKeyText() {}

  static Optional<Found> find(String text) {
    Matcher match = FORM.matcher(text);
    return match.lookingAt()
            && isWhole(match.group(1), BREAKS.matcher(match.group(2)).replaceAll(""))
        ? Optional.of(
            new Found(
                match.group(), "it is whole: " + match.group(1).toLowerCase(java.util.Locale.ROOT)))
        : Optional.empty();
  }

  private static boolean isWhole(String label, String body) {
    try {
      var bytes = Base64.getDecoder().decode(body);
      return label.startsWith("OPENSSH")
          ? bytes.length > 2 * SMALLEST
              && Arrays.equals(bytes, 0, OPENSSH.length, OPENSSH, 0, OPENSSH.length)
          : bytes.length >= SMALLEST && isOneSequence(bytes);
    } catch (IllegalArgumentException other) {
      return false;
    }
  }

  /** DER: a sequence (0x30) whose length is that of all that follows (X.690, 8.1.3). */
  private static boolean isOneSequence(byte[] bytes) {
    int first = bytes[1] & 0xff;
    int more = first < 0x80 ? 0 : first - 0x80;
    if (bytes[0] != 0x30 || more > 3) {
      return false;
    }
    int length = more == 0 ? first : 0;
    for (int i = 0; i < more; i++) {
      length = length << 8 | (bytes[2 + i] & 0xff);
    }
    return length == bytes.length - 2 - more;
  }
}
