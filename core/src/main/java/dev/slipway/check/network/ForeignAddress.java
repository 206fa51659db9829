package dev.slipway.check.network;

import dev.slipway.check.Check;
import dev.slipway.check.ListenText;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Subject;
import dev.slipway.fact.Network;
import dev.slipway.finding.Finding;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** NETWORK-03: the service is told to listen on an address that the server does not have. */
public final class ForeignAddress implements Check {
  @Override
  public List<String> ids() {
    return List.of("NETWORK-03");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var network = subject.server().get(Network.class).found();
    if (network.isEmpty()) {
      return Stream.empty();
    }
    return ListenText.of(subject).stream()
        .filter(text -> text.isOnPortOf(subject))
        .flatMap(
            text ->
                text.address()
                    .filter(address -> isForeign(address, network.get()))
                    .map(address -> finding(subject, text, address, network.get())));
  }

  /** All of 127/8 is local on Linux; without IPv6 the family is what is wrong (NETWORK-06). */
  private static boolean isForeign(InetAddress address, Network network) {
    return !address.isAnyLocalAddress()
        && !(address instanceof Inet4Address && address.isLoopbackAddress())
        && (address instanceof Inet4Address || network.ipv6())
        && !network.addresses().contains(address);
  }

  private static Finding finding(
      Subject subject, ListenText text, InetAddress address, Network network) {
    var server = subject.server();
    var has =
        network.addresses().stream()
            .filter(one -> !one.isLoopbackAddress() && !one.isLinkLocalAddress())
            .map(InetAddress::getHostAddress)
            .sorted()
            .collect(Collectors.joining(", "));
    return Finding.of(
            "NETWORK-03",
            ("%s is \"%s\", and %s has no address %s (it has %s): the start fails with \"bind:"
                    + " cannot assign requested address\".")
                .formatted(
                    text.name(), text.value(), server.server(), address.getHostAddress(), has))
        .seen(text.place(), text.value())
        .seen(server.get(Network.class).source(), has)
        .on(server.server())
        .fix(
            "Write one of its own, or \":%s\" for all.".formatted(text.port()),
            ServerCommand.login(server, "ip -br address"));
  }
}
