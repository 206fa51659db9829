package dev.slipway.check.network;

import dev.slipway.check.Check;
import dev.slipway.check.ListenText;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Subject;
import dev.slipway.fact.Network;
import dev.slipway.finding.Finding;
import java.net.Inet6Address;
import java.util.List;
import java.util.stream.Stream;

/**
 * NETWORK-06: the service is told to listen on an IPv6 address of a server without IPv6. {@code
 * :8080} still works there, {@code [::]:8080} too: Go falls back to IPv4 for all addresses.
 */
public final class DisabledIpv6 implements Check {
  @Override
  public List<String> ids() {
    return List.of("NETWORK-06");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var network = subject.server().get(Network.class);
    if (network.found().map(Network::ipv6).orElse(true)) {
      return Stream.empty();
    }
    return ListenText.of(subject).stream()
        .filter(text -> text.isOnPortOf(subject))
        .filter(
            text ->
                text.address().anyMatch(a -> a instanceof Inet6Address && !a.isAnyLocalAddress()))
        .map(text -> finding(subject, text));
  }

  private static Finding finding(Subject subject, ListenText text) {
    var server = subject.server();
    return Finding.of(
            "NETWORK-06",
            "%s is \"%s\", and IPv6 is switched off on %s: the start fails with \"bind: cannot"
                    .formatted(text.name(), text.value(), server.server())
                + " assign requested address\".")
        .seen(text.place(), text.value())
        .seen("/proc/sys/net/ipv6/conf/all/disable_ipv6", "1")
        .on(server.server())
        .fix(
            "Listen on IPv4 (127.0.0.1:%s, or :%s for all), or switch IPv6 on."
                .formatted(text.port(), text.port()),
            ServerCommand.asRoot(server, "sysctl -w net.ipv6.conf.all.disable_ipv6=0"));
  }
}
