package dev.slipway.remote.jsch;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSchException;
import dev.slipway.model.Secret;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A private key that may be encrypted. The server is asked first whether it would take the key, and
 * only a key that it would take is worth a question to the user: until it is unlocked it signs
 * nothing and remembers that it was wanted.
 */
final class LockedKey implements Identity {

  private final Identity key;
  private boolean wanted;

  LockedKey(Identity key) {
    this.key = key;
  }

  /** Whether the server would take it, if only it were unlocked. */
  boolean isWanted() {
    return wanted && key.isEncrypted();
  }

  boolean isLocked() {
    return key.isEncrypted();
  }

  /** Tries a passphrase; false when it is wrong. */
  boolean unlock(Secret passphrase) {
    try {
      return key.setPassphrase(passphrase.reveal().getBytes(StandardCharsets.UTF_8));
    } catch (JSchException wrong) {
      return false;
    }
  }

  @Override
  public boolean setPassphrase(byte[] passphrase) {
    return false;
  }

  @Override
  public byte @Nullable [] getPublicKeyBlob() {
    return key.getPublicKeyBlob();
  }

  @Override
  public byte @Nullable [] getSignature(byte[] data) {
    return getSignature(data, getAlgName());
  }

  @Override
  public byte @Nullable [] getSignature(byte[] data, String algorithm) {
    if (key.isEncrypted()) {
      wanted = true;
      return null;
    }
    return key.getSignature(data, algorithm);
  }

  @Override
  public String getAlgName() {
    return key.getAlgName();
  }

  @Override
  public String getName() {
    return key.getName();
  }

  /** JSch would ask for the passphrase of every key before the server has seen any. */
  @Override
  public boolean isEncrypted() {
    return false;
  }

  @Override
  public void clear() {
    key.clear();
  }
}
