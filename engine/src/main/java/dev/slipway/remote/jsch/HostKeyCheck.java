package dev.slipway.remote.jsch;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import dev.slipway.format.knownhosts.HostKeyVerdict;
import dev.slipway.format.knownhosts.KnownHost;
import dev.slipway.format.knownhosts.KnownHosts;
import dev.slipway.remote.RemoteException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides on the key that a server shows, by the known_hosts files. JSch verifies the certificate
 * of a host itself and asks here for the authorities; it is told only of those for this host.
 */
final class HostKeyCheck implements HostKeyRepository {

  private final Destination to;
  private final KnownHosts known;
  private Optional<RemoteException> refusal = Optional.empty();

  private HostKeyCheck(Destination to, KnownHosts known) {
    this.to = to;
    this.known = known;
  }

  /** Reads the known_hosts files anew; those that are missing know nothing. */
  static HostKeyCheck of(Destination to) throws RemoteException {
    KnownHosts known = new KnownHosts(List.of());
    for (Path file : to.knownHosts()) {
      try {
        if (Files.isRegularFile(file)) {
          String text = Files.readString(file, StandardCharsets.ISO_8859_1);
          known = known.and(KnownHosts.parse(file.toString(), text));
        }
      } catch (IOException unreadable) {
        throw new RemoteException.BadConfiguration(
            to.server(), file + " cannot be read", "Make it readable: chmod u+r " + file);
      }
    }
    return new HostKeyCheck(to, known.about(to.keyName(), to.keyPort()));
  }

  /** Why the key was refused; empty while it was not. */
  Optional<RemoteException> refusal() {
    return refusal;
  }

  /**
   * The algorithms to offer, those first whose key is known, as OpenSSH does (sshconnect2.c,
   * order_hostkeyalgs). Certificates only where an authority is known: else the server would show
   * one that nobody can judge, in place of the key that is known.
   */
  List<String> order(List<String> algorithms, boolean withCertificates) {
    List<String> types =
        known.marked(KnownHost.Marker.PLAIN).stream().map(KnownHost::keyType).toList();
    boolean hasAuthority = !known.marked(KnownHost.Marker.CERT_AUTHORITY).isEmpty();
    List<String> first = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    for (String algorithm : algorithms) {
      if (algorithm.contains("-cert-")) {
        if (hasAuthority && withCertificates) {
          first.addFirst(algorithm);
        }
      } else if (types.contains(keyType(algorithm))) {
        first.add(algorithm);
      } else {
        rest.add(algorithm);
      }
    }
    first.addAll(rest);
    return first;
  }

  @Override
  public int check(String host, byte[] key) {
    String type = typeOf(key);
    String base64 = Base64.getEncoder().encodeToString(key);
    String print = fingerprint(key);
    String line = KnownHosts.nameOf(to.keyName(), to.keyPort()) + " " + type + " " + base64;
    HostKeyVerdict verdict = known.verdict(type, base64);
    if (verdict instanceof HostKeyVerdict.Known) {
      return OK; // before the switch, whose first use costs every connection 2 ms
    }
    return switch (verdict) {
      case HostKeyVerdict.Known _ -> OK;
      case HostKeyVerdict.Unknown _ -> {
        refusal =
            Optional.of(new RemoteException.HostKeyUnknown(to.server(), print, line, accept(line)));
        yield NOT_INCLUDED;
      }
      case HostKeyVerdict.Changed(KnownHost other) -> {
        String forget =
            "ssh-keygen -R '"
                + KnownHosts.nameOf(to.keyName(), to.keyPort())
                + "' -f "
                + other.file();
        refusal =
            Optional.of(
                new RemoteException.HostKeyChanged(
                    to.server(), print, other.place(), forget + " && " + accept(line)));
        yield CHANGED;
      }
      case HostKeyVerdict.Revoked(KnownHost mark) -> {
        refusal = Optional.of(new RemoteException.HostKeyRevoked(to.server(), print, mark.place()));
        yield CHANGED;
      }
    };
  }

  private String accept(String line) {
    return to.knownHosts().isEmpty()
        ? "name a UserKnownHostsFile in ssh_config"
        : "echo '" + line + "' >> " + to.knownHosts().getFirst();
  }

  /** Authorities and revoked keys, as JSch looks for them when a certificate is shown. */
  @Override
  public HostKey[] getHostKey() {
    List<HostKey> keys = new ArrayList<>();
    for (KnownHost line : known.lines()) {
      if (line.marker() != KnownHost.Marker.PLAIN) {
        String marker = line.marker() == KnownHost.Marker.REVOKED ? "@revoked" : "@cert-authority";
        byte[] key = Base64.getDecoder().decode(line.key());
        String name = KnownHosts.nameOf(to.keyName(), to.keyPort());
        try {
          keys.add(new HostKey(marker, name, HostKey.GUESS, key, ""));
        } catch (JSchException | ArrayIndexOutOfBoundsException otherKind) {
          // A kind of key that JSch does not know cannot have signed what JSch verifies.
        }
      }
    }
    return keys.toArray(HostKey[]::new);
  }

  @Override
  public HostKey[] getHostKey(@Nullable String host, @Nullable String type) {
    return getHostKey();
  }

  @Override
  public void add(HostKey key, @Nullable UserInfo info) {
    throw new IllegalStateException("nothing is added behind the user's back");
  }

  @Override
  public void remove(String host, String type) {
    throw new IllegalStateException("nothing is removed behind the user's back");
  }

  @Override
  public void remove(String host, String type, byte @Nullable [] key) {
    remove(host, type);
  }

  @Override
  public String getKnownHostsRepositoryID() {
    return "known_hosts";
  }

  private static String keyType(String algorithm) {
    return algorithm.startsWith("rsa-sha2-") ? "ssh-rsa" : algorithm;
  }

  /** The name at the start of a key blob (RFC 4253 6.6). */
  private static String typeOf(byte[] key) {
    if (key.length < 4) {
      return "unknown";
    }
    int length = ByteBuffer.wrap(key).getInt();
    return length < 0 || length > key.length - 4
        ? "unknown"
        : new String(key, 4, length, StandardCharsets.US_ASCII);
  }

  private static String fingerprint(byte[] key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
