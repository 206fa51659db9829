package dev.slipway.health;

/** Who listens on a declared TCP port. */
public sealed interface SocketSeen {

  /** The port. */
  int port();

  /** A process of the unit. */
  record Own(int port) implements SocketSeen {}

  /** Nobody. */
  record Free(int port) implements SocketSeen {}

  /**
   * Somebody else.
   *
   * @param owner process number and name, {@code 812 nginx}
   */
  record Other(int port, String owner) implements SocketSeen {}

  /** It could not be seen. */
  record Unknown(int port, String reason) implements SocketSeen {}
}
