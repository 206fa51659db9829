package dev.slipway.remote.jsch;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SSHAgentConnector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * The keys to log in with, in OpenSSH's order (sshconnect2.c, pubkey_prepare): those of the agent
 * that ssh_config names, the agent's others unless {@code IdentitiesOnly}, then files; each with
 * its certificate before it.
 */
final class Keys implements IdentityRepository {

  private final List<Identity> identities = new ArrayList<>();
  private final List<LockedKey> files = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();
  private boolean agentUsed;

  private Keys() {}

  /** Finds the keys for a destination. Nothing is asked and nothing is decrypted yet. */
  static Keys of(Destination to) {
    Keys keys = new Keys();
    List<Identity> inAgent = to.agent().map(Keys::agent).orElse(List.of());
    List<ByteBuffer> named = new ArrayList<>();
    for (Path file : to.identities()) {
      keys.load(file);
      publicKey(file).ifPresent(named::add);
    }
    for (LockedKey key : keys.files) {
      blob(key).ifPresent(named::add);
    }
    List<Identity> ordered = new ArrayList<>();
    inAgent.stream().filter(key -> isAmong(key, named)).forEach(ordered::add);
    if (!to.settings().isYes("identitiesonly")) {
      inAgent.stream().filter(key -> !isAmong(key, named)).forEach(ordered::add);
    }
    keys.agentUsed = !ordered.isEmpty();
    List<ByteBuffer> held = ordered.stream().flatMap(key -> blob(key).stream()).toList();
    keys.files.stream().filter(key -> !isAmong(key, held)).forEach(ordered::add);
    List<CertifiedKey.Certificate> certificates = certificates(to);
    for (Identity key : ordered) {
      for (CertifiedKey.Certificate certificate : certificates) {
        if (blob(key).filter(certificate.publicKey()::equals).isPresent()) {
          keys.identities.add(new CertifiedKey(key, certificate.type(), certificate.blob()));
        }
      }
      keys.identities.add(key);
    }
    return keys;
  }

  /**
   * Whether to ask the server about a key before signing with it. A signature of a file that lies
   * open costs less than a round trip; an agent may ask its user, a locked key has to.
   */
  boolean needQuery() {
    boolean locked = files.stream().anyMatch(LockedKey::isLocked);
    return locked || (agentUsed && identities.size() > 1);
  }

  /** A locked key that the server would take. */
  Optional<LockedKey> wanted() {
    return files.stream().filter(LockedKey::isWanted).findFirst();
  }

  /** What there is to try, in words. */
  List<String> described() {
    List<String> all = new ArrayList<>(identities.stream().map(Identity::getName).toList());
    all.addAll(unreadable);
    return all;
  }

  @Override
  public Vector<Identity> getIdentities() {
    return new Vector<>(identities);
  }

  @Override
  public String getName() {
    return "keys";
  }

  @Override
  public int getStatus() {
    return RUNNING;
  }

  @Override
  public boolean add(byte[] identity) {
    return false;
  }

  @Override
  public boolean remove(byte[] blob) {
    return false;
  }

  @Override
  public void removeAll() {}

  private void load(Path file) {
    if (!Files.isRegularFile(file) || isPublic(file)) {
      return;
    }
    if (!Files.isReadable(file)) {
      unreadable.add(file + " (unreadable: permission denied)"); // jsch names a class of Java
      return;
    }
    try {
      JSch reader = new JSch();
      reader.addIdentity(file.toString());
      for (Identity key : reader.getIdentityRepository().getIdentities()) {
        files.add(new LockedKey(key));
      }
    } catch (JSchException problem) {
      unreadable.add(file + " (unreadable: " + problem.getMessage() + ")");
    }
  }

  private static List<Identity> agent(Path socket) {
    try {
      return List.copyOf(
          new AgentIdentityRepository(new SSHAgentConnector(socket)).getIdentities());
    } catch (AgentProxyException noAgent) {
      return List.of();
    }
  }

  private static List<CertifiedKey.Certificate> certificates(Destination to) {
    List<Path> paths = new ArrayList<>(to.certificates());
    to.identities().forEach(file -> paths.add(Path.of(file + "-cert.pub")));
    return paths.stream().flatMap(p -> text(p).flatMap(CertifiedKey::parse).stream()).toList();
  }

  /** {@code FILE.pub}, or the file itself where it names a key that only the agent has. */
  private static Optional<ByteBuffer> publicKey(Path file) {
    Optional<String> text = isPublic(file) ? text(file) : text(Path.of(file + ".pub"));
    try {
      return text.map(line -> line.strip().split("\\s+"))
          .filter(words -> words.length > 1)
          .map(words -> ByteBuffer.wrap(Base64.getDecoder().decode(words[1])));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static boolean isPublic(Path file) {
    return text(file).filter(t -> t.startsWith("ssh-") || t.startsWith("ecdsa-")).isPresent();
  }

  private static Optional<String> text(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<ByteBuffer> blob(Identity key) {
    byte @Nullable [] blob = key.getPublicKeyBlob();
    return blob == null ? Optional.empty() : Optional.of(ByteBuffer.wrap(blob));
  }

  private static boolean isAmong(Identity key, List<ByteBuffer> blobs) {
    return blob(key).filter(blobs::contains).isPresent();
  }
}
