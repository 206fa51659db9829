package dev.slipway.format.sumdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.format.note.VerifierKey;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A key that signs notes. */
final class TestSigner {
  private final String name;
  private final KeyPair pair;
  private final VerifierKey key;

  TestSigner(String name) {
    try {
      this.name = name;
      this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] spki = pair.getPublic().getEncoded();
      byte[] encoded = Arrays.copyOfRange(spki, spki.length - 33, spki.length);
      encoded[0] = 1; // the algorithm, in place of the last byte of the header
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((name + "\n").getBytes(UTF_8));
      int hash = ByteBuffer.wrap(digest.digest(encoded)).getInt();
      String base64 = Base64.getEncoder().encodeToString(encoded);
      this.key = VerifierKey.parse(name + "+" + HexFormat.of().toHexDigits(hash) + "+" + base64);
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  VerifierKey key() {
    return key;
  }

  byte[] sign(String text) {
    return (text + "\n" + line(text, key.hash())).getBytes(UTF_8);
  }

  /** A signature line that names a key. */
  String line(String text, int keyHash) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(text.getBytes(UTF_8));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(ByteBuffer.allocate(4).putInt(keyHash).array());
      bytes.writeBytes(signature.sign());
      String base64 = Base64.getEncoder().encodeToString(bytes.toByteArray());
      return "\u2014 " + name + " " + base64 + "\n";
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  SignedTree sign(Tree tree) {
    return SignedTree.parse(sign(tree.text()));
  }
}
