package dev.slipway.check.server;

import dev.slipway.fact.NameLookup;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** How a server of a test looks names up. */
final class NameServerFacts {
  private NameServerFacts() {}

  static NameLookup lookup(boolean answersItself, String... nameservers) {
    return new NameLookup(
        "web1",
        true,
        Stream.of(nameservers).map(InetAddress::ofLiteral).toList(),
        List.of("files", "dns"),
        Map.of("localhost", Set.of(InetAddress.ofLiteral("127.0.0.1"))),
        answersItself);
  }

  static NameLookup files(List<String> order, String... names) {
    var hosts = new java.util.HashMap<String, Set<InetAddress>>();
    Stream.of(names).forEach(name -> hosts.put(name, Set.of(InetAddress.ofLiteral("127.0.0.1"))));
    return new NameLookup(
        "web1", true, List.of(InetAddress.ofLiteral("192.0.2.53")), order, hosts, false);
  }
}
