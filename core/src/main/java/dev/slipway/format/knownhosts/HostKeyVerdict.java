package dev.slipway.format.knownhosts;

/** What known_hosts says of a key that a host has shown. */
public sealed interface HostKeyVerdict {

  /** This is the host's key. */
  record Known() implements HostKeyVerdict {}

  /** Nothing is known of this host, or only keys of other types. */
  record Unknown() implements HostKeyVerdict {}

  /**
   * The host had another key of this type.
   *
   * @param known the line that says so
   */
  record Changed(KnownHost known) implements HostKeyVerdict {}

  /**
   * The key must not be accepted.
   *
   * @param known the line that says so
   */
  record Revoked(KnownHost known) implements HostKeyVerdict {}
}
