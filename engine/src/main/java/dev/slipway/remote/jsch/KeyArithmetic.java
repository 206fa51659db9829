package dev.slipway.remote.jsch;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.EncodedKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The arithmetic of an SSH key exchange and login, done once for nothing: the JDK then has its
 * providers, generators and factories ready. A connection needs some 20 ms for that, which another
 * core can spend while {@code ssh -G} and the server are waited for.
 */
final class KeyArithmetic {
  private static final int BLOCK = 16;
  private static final int NONCE = 12;

  private static final AtomicBoolean BEGUN = new AtomicBoolean();

  private KeyArithmetic() {}

  /** Starts it beside the first caller; nobody waits for it. */
  static void prepare() {
    if (BEGUN.getAndSet(true)) {
      return;
    }
    Thread.ofPlatform().daemon().name("key arithmetic").start(KeyArithmetic::run);
  }

  /** Exchanges keys, signs, verifies and encrypts with keys that nobody gets. */
  private static void run() {
    try {
      var exchange = KeyPairGenerator.getInstance("X25519").generateKeyPair();
      var agreement = KeyAgreement.getInstance("X25519");
      agreement.init(exchange.getPrivate());
      agreement.doPhase(
          KeyFactory.getInstance("X25519").generatePublic(encoded(exchange.getPublic())), true);
      agreement.generateSecret();
      var login = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      var factory = KeyFactory.getInstance("Ed25519");
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(
          factory.generatePrivate(new PKCS8EncodedKeySpec(login.getPrivate().getEncoded())));
      signature.update(new byte[BLOCK]);
      var signed = signature.sign();
      signature.initVerify(factory.generatePublic(encoded(login.getPublic())));
      signature.update(new byte[BLOCK]);
      signature.verify(signed);
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(new byte[BLOCK], "AES"),
          new GCMParameterSpec(BLOCK * Byte.SIZE, new byte[NONCE]));
      cipher.doFinal(new byte[BLOCK]);
    } catch (GeneralSecurityException notHere) {
      // then the connection says what is missing
    }
  }

  private static EncodedKeySpec encoded(java.security.PublicKey key) {
    return new X509EncodedKeySpec(key.getEncoded());
  }
}
