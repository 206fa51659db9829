package dev.slipway.remote.jsch;

/** The host showed a certificate of an authority that known_hosts does not name for it. */
final class UnknownAuthority extends Exception {

  UnknownAuthority(String message) {
    super(message);
  }
}
