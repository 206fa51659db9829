package dev.slipway.remote.jsch;

import com.jcraft.jsch.Identity;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key with its certificate: shown as the certificate, signed by the key, wherever that is (a file
 * or the agent). Format: OpenSSH, PROTOCOL.certkeys.
 *
 * @param type e.g. {@code ssh-ed25519-cert-v01@openssh.com}
 */
record CertifiedKey(Identity key, String type, ByteBuffer certificate) implements Identity {

  private static final String SUFFIX = "-cert-v01@openssh.com";

  /**
   * A certificate file's content.
   *
   * @param publicKey the key that it certifies, as a blob
   */
  record Certificate(String type, ByteBuffer blob, ByteBuffer publicKey) {}

  /** Reads {@code TYPE BASE64 COMMENT}; empty when it is no certificate. */
  static Optional<Certificate> parse(String text) {
    String[] words = text.strip().split("\\s+");
    if (words.length < 2 || !words[0].endsWith(SUFFIX)) {
      return Optional.empty();
    }
    try {
      ByteBuffer blob = ByteBuffer.wrap(Base64.getDecoder().decode(words[1])).asReadOnlyBuffer();
      ByteBuffer rest = blob.duplicate();
      String type = StandardCharsets.US_ASCII.decode(field(rest)).toString();
      field(rest);
      String base = type.replace(SUFFIX, "");
      byte[] name = base.getBytes(StandardCharsets.US_ASCII);
      int fields = base.equals("ssh-ed25519") ? 1 : 2;
      int start = rest.position();
      for (int i = 0; i < fields; i++) {
        field(rest);
      }
      ByteBuffer publicKey = ByteBuffer.allocate(4 + name.length + rest.position() - start);
      publicKey.putInt(name.length).put(name);
      publicKey.put(blob.duplicate().position(start).limit(rest.position())).flip();
      return Optional.of(new Certificate(type, blob, publicKey));
    } catch (IllegalArgumentException | BufferUnderflowException notOne) {
      return Optional.empty();
    }
  }

  private static ByteBuffer field(ByteBuffer from) {
    int length = from.getInt();
    ByteBuffer field = from.slice().limit(length);
    from.position(from.position() + length);
    return field;
  }

  @Override
  public boolean setPassphrase(byte[] passphrase) {
    return false;
  }

  @Override
  public byte[] getPublicKeyBlob() {
    byte[] blob = new byte[certificate.remaining()];
    certificate.duplicate().get(blob);
    return blob;
  }

  @Override
  public byte @Nullable [] getSignature(byte[] data) {
    return getSignature(data, type);
  }

  @Override
  public byte @Nullable [] getSignature(byte[] data, String algorithm) {
    return key.getSignature(data, algorithm.replace(SUFFIX, ""));
  }

  @Override
  public String getAlgName() {
    return type;
  }

  @Override
  public String getName() {
    return "certificate of " + key.getName();
  }

  @Override
  public boolean isEncrypted() {
    return false;
  }

  @Override
  public void clear() {
    key.clear();
  }
}
