package dev.slipway.fact;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the server finds the address of a name.
 *
 * @param hostName its own name
 * @param hasResolverFile whether {@code /etc/resolv.conf} is there and may be read
 * @param nameservers addresses of {@code /etc/resolv.conf}, in order
 * @param order the {@code hosts} line of {@code /etc/nsswitch.conf}, actions in brackets left out;
 *     empty when there is none
 * @param hosts {@code /etc/hosts}: each name in lower case with its addresses
 * @param answersItself whether a process of the server has UDP port 53 open
 */
public record NameLookup(
    String hostName,
    boolean hasResolverFile,
    List<InetAddress> nameservers,
    List<String> order,
    Map<String, Set<InetAddress>> hosts,
    boolean answersItself) {
  /** Copies the collections. */
  public NameLookup {
    nameservers = List.copyOf(nameservers);
    order = List.copyOf(order);
    hosts = Map.copyOf(hosts);
  }

  /** Whether somebody may answer who is asked for a name: another server, or this one. */
  public boolean mayBeAnswered() {
    return answersItself || nameservers.stream().anyMatch(address -> !address.isLoopbackAddress());
  }
}
