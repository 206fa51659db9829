package dev.slipway.fact;

import java.net.InetAddress;
import java.util.Set;

/**
 * The addresses a process of the server can listen on.
 *
 * @param addresses of all interfaces
 * @param ipv6 whether sockets of IPv6 can be made and bound
 */
public record Network(Set<InetAddress> addresses, boolean ipv6) {
  /** Copies the addresses. */
  public Network {
    addresses = Set.copyOf(addresses);
  }
}
