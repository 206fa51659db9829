package dev.slipway.format.note;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.util.Optional;

/** Ed25519 (RFC 8032) by the JDK, with keys in their raw form. */
final class Ed25519 {

  /** Bytes of a public key. */
  static final int KEY_SIZE = 32;

  private static final String NAME = "Ed25519";

  private Ed25519() {}

  /**
   * A public key, or nothing when the JDK takes it for none.
   *
   * @param raw 32 bytes: y with its lowest byte first, the highest bit says whether x is odd (RFC
   *     8032, section 5.1.2)
   */
  static Optional<PublicKey> publicKey(byte[] raw) {
    byte[] y = new byte[KEY_SIZE];
    for (int i = 0; i < KEY_SIZE; i++) {
      y[i] = raw[KEY_SIZE - 1 - i];
    }
    boolean isOdd = (y[0] & 0x80) != 0;
    y[0] &= 0x7F;
    EdECPoint point = new EdECPoint(isOdd, new BigInteger(1, y));
    try {
      KeyFactory factory = KeyFactory.getInstance(NAME);
      return Optional.of(
          factory.generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point)));
    } catch (InvalidKeySpecException notOnTheCurve) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK since 15 has Ed25519", impossible);
    }
  }

  /** Whether the signature is one of these bytes by this key; false for what is no signature. */
  static boolean verifies(PublicKey key, byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(NAME);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (InvalidKeyException | SignatureException notOfTheForm) {
      return false;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK since 15 has Ed25519", impossible);
    }
  }
}
