package dev.slipway.remote.jsch;

import com.jcraft.jsch.JSch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which algorithms are offered: what the JDK can do, in our order, as far as ssh_config allows it,
 * and what ssh_config adds for an old server ({@code +ssh-rsa}). JSch's own tests of what is there
 * are not needed for this and are switched off.
 */
final class Algorithms {

  static final List<String> KEX =
      List.of(
          "mlkem768x25519-sha256",
          "curve25519-sha256",
          "curve25519-sha256@libssh.org",
          "ecdh-sha2-nistp256",
          "ecdh-sha2-nistp384",
          "ecdh-sha2-nistp521",
          "diffie-hellman-group-exchange-sha256",
          "diffie-hellman-group16-sha512",
          "diffie-hellman-group18-sha512",
          "diffie-hellman-group14-sha256");

  /** AES-GCM first: for bulk it is ten times faster than CTR with a MAC. */
  static final List<String> CIPHERS =
      List.of(
          "aes128-gcm@openssh.com",
          "aes256-gcm@openssh.com",
          "aes128-ctr",
          "aes192-ctr",
          "aes256-ctr");

  static final List<String> MACS =
      List.of(
          "hmac-sha2-256-etm@openssh.com",
          "hmac-sha2-512-etm@openssh.com",
          "hmac-sha2-256",
          "hmac-sha2-512",
          "hmac-sha1-etm@openssh.com",
          "hmac-sha1");

  static final List<String> HOST_KEYS =
      List.of(
          "ssh-ed25519-cert-v01@openssh.com",
          "ecdsa-sha2-nistp256-cert-v01@openssh.com",
          "ecdsa-sha2-nistp384-cert-v01@openssh.com",
          "ecdsa-sha2-nistp521-cert-v01@openssh.com",
          "rsa-sha2-512-cert-v01@openssh.com",
          "rsa-sha2-256-cert-v01@openssh.com",
          "ssh-ed25519",
          "ecdsa-sha2-nistp256",
          "ecdsa-sha2-nistp384",
          "ecdsa-sha2-nistp521",
          "rsa-sha2-512",
          "rsa-sha2-256");

  private static final String NEWER_THAN_THE_CLIENT = "mlkem768x25519-sha256";

  private Algorithms() {}

  /**
   * What to offer of {@code ours}.
   *
   * @param allowed the value of the keyword, where {@code ssh -G} gave one
   */
  static List<String> offered(List<String> ours, Optional<String> allowed) {
    if (allowed.isEmpty()) {
      return ours;
    }
    List<String> theirs = List.of(allowed.get().split(","));
    List<String> offered = new ArrayList<>();
    for (String name : ours) {
      if (theirs.contains(name) || isNewer(name, theirs)) {
        offered.add(name);
      }
    }
    for (String name : theirs) {
      if (!offered.contains(name) && isKnownToLibrary(name)) {
        offered.add(name);
      }
    }
    return offered;
  }

  /**
   * The installed ssh may be older than ML-KEM; where it wants post-quantum, ML-KEM is meant too.
   */
  private static boolean isNewer(String name, List<String> theirs) {
    return name.equals(NEWER_THAN_THE_CLIENT)
        && theirs.stream().anyMatch(their -> their.startsWith("sntrup761x25519"));
  }

  /** By the JDK alone: what needs Bouncy Castle is not there. */
  private static boolean isKnownToLibrary(String name) {
    String implementation = JSch.getConfig(name);
    return implementation != null
        && !implementation.contains(".bc.")
        && !implementation.contains("SNTRUP");
  }
}
