package dev.slipway.format.knownhosts;

import dev.slipway.format.sshconfig.HostPattern;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One line of a known_hosts file.
 *
 * @param file the file's name, for errors
 * @param line its number, from 1
 * @param marker what the line says of the key
 * @param hosts the patterns as written, or {@code |1|SALT|HASH}
 * @param keyType e.g. {@code ssh-ed25519}
 * @param key the key in base64, as written
 */
public record KnownHost(
    String file, int line, Marker marker, String hosts, String keyType, String key) {

  /** What a line says of its key. */
  public enum Marker {
    /** The host has this key. */
    PLAIN,
    /** The key signs the host's certificate. */
    CERT_AUTHORITY,
    /** The key must never be accepted. */
    REVOKED
  }

  private static final String HASHED = "|1|";

  /** Reads a line; empty for a comment and for what cannot be read, which OpenSSH skips as well. */
  static Optional<KnownHost> parse(String file, int number, String text) {
    List<String> words = List.of(text.strip().split("[ \t]+"));
    if (words.getFirst().isEmpty() || words.getFirst().startsWith("#")) {
      return Optional.empty();
    }
    Marker marker =
        switch (words.getFirst()) {
          case "@cert-authority" -> Marker.CERT_AUTHORITY;
          case "@revoked" -> Marker.REVOKED;
          default -> Marker.PLAIN;
        };
    List<String> rest = marker == Marker.PLAIN ? words : words.subList(1, words.size());
    if (rest.size() < 3 || rest.getFirst().startsWith("@") || !isBase64(rest.get(2))) {
      return Optional.empty();
    }
    return Optional.of(new KnownHost(file, number, marker, rest.get(0), rest.get(1), rest.get(2)));
  }

  /**
   * Whether the line is about this host.
   *
   * @param host {@code web1}, or {@code [web1]:2222} for another port than 22
   */
  public boolean isAbout(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return hosts.startsWith(HASHED)
        ? isHashOf(name)
        : HostPattern.matches(Arrays.asList(hosts.toLowerCase(Locale.ROOT).split(",")), name);
  }

  /** {@code FILE:LINE}. */
  public String place() {
    return file + ":" + line;
  }

  private boolean isHashOf(String name) {
    String[] parts = hosts.substring(HASHED.length()).split("\\|", -1);
    if (parts.length != 2) {
      return false;
    }
    try {
      byte[] salt = Base64.getDecoder().decode(parts[0]);
      byte[] hash = Base64.getDecoder().decode(parts[1]);
      if (salt.length == 0) {
        return false;
      }
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(salt, "HmacSHA1"));
      return Arrays.equals(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)), hash);
    } catch (IllegalArgumentException unreadable) {
      return false;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA1", impossible);
    }
  }

  private static boolean isBase64(String text) {
    try {
      return Base64.getDecoder().decode(text).length > 0;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }
}
