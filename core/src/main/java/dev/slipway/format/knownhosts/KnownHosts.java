package dev.slipway.format.knownhosts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines of known_hosts files: of all hosts, or of one. */
public record KnownHosts(List<KnownHost> lines) {

  private static final int DEFAULT_PORT = 22;

  public KnownHosts {
    lines = List.copyOf(lines);
  }

  /** Reads a file; lines that cannot be read are skipped, as OpenSSH does. */
  public static KnownHosts parse(String file, String text) {
    List<KnownHost> lines = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      KnownHost.parse(file, ++number, line).ifPresent(lines::add);
    }
    return new KnownHosts(lines);
  }

  /** How known_hosts writes a host: {@code web1}, or {@code [web1]:2222}. */
  public static String nameOf(String host, int port) {
    return port == DEFAULT_PORT ? host : "[" + host + "]:" + port;
  }

  /** These lines and then those. */
  public KnownHosts and(KnownHosts more) {
    List<KnownHost> all = new ArrayList<>(lines);
    all.addAll(more.lines);
    return new KnownHosts(all);
  }

  /**
   * The lines about a host. As in OpenSSH (sshconnect.c, check_host_key) a line without port counts
   * for another port than 22 when no plain line has it.
   */
  public KnownHosts about(String host, int port) {
    KnownHosts exact = about(nameOf(host, port));
    boolean hasPlain = exact.lines.stream().anyMatch(l -> l.marker() == KnownHost.Marker.PLAIN);
    return port == DEFAULT_PORT || hasPlain ? exact : exact.and(about(host));
  }

  private KnownHosts about(String name) {
    return new KnownHosts(lines.stream().filter(line -> line.isAbout(name)).toList());
  }

  /** The lines with this marker. */
  public List<KnownHost> marked(KnownHost.Marker marker) {
    return lines.stream().filter(line -> line.marker() == marker).toList();
  }

  /**
   * What these lines, all about one host, say of a key it has shown.
   *
   * @param key in base64
   */
  public HostKeyVerdict verdict(String keyType, String key) {
    Optional<KnownHost> revoked =
        marked(KnownHost.Marker.REVOKED).stream().filter(l -> l.key().equals(key)).findFirst();
    if (revoked.isPresent()) {
      return new HostKeyVerdict.Revoked(revoked.get());
    }
    List<KnownHost> plain = marked(KnownHost.Marker.PLAIN);
    if (plain.stream().anyMatch(line -> line.key().equals(key))) {
      return new HostKeyVerdict.Known();
    }
    return plain.stream()
        .filter(line -> line.keyType().equals(keyType))
        .findFirst()
        .<HostKeyVerdict>map(HostKeyVerdict.Changed::new)
        .orElseGet(HostKeyVerdict.Unknown::new);
  }
}
