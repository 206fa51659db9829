package dev.slipway.check.network;

import dev.slipway.check.ListenText;
import dev.slipway.check.Subject;
import dev.slipway.check.WantedPort;
import dev.slipway.fact.InstalledUnit;
import dev.slipway.fact.Listeners;
import dev.slipway.fact.Listeners.Listener;
import dev.slipway.fact.Listeners.Owner;
import dev.slipway.model.ServiceName;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.stream.Stream;

/** Who holds the ports that the service wants. */
final class Holders {
  private Holders() {}

  /**
   * A port of the service that somebody listens on.
   *
   * @param place where the port is written, for evidence
   */
  record Held(ServiceName service, int port, String place, Listener listener) {}

  /** Each port of the service that is held, with each socket on it. */
  static Stream<Held> of(Subject subject) {
    return subject.server().get(Listeners.class).found().stream()
        .flatMap(
            listeners ->
                WantedPort.of(subject).stream()
                    .flatMap(
                        wanted ->
                            listeners.on(wanted.port()).stream()
                                .filter(listener -> isInTheWay(subject, wanted, listener))
                                .map(
                                    listener ->
                                        new Held(
                                            wanted.service(),
                                            wanted.port(),
                                            wanted.place(),
                                            listener))));
  }

  /**
   * Whether the service's own address and the listener's exclude each other. A service that is told
   * one address, and nothing else on that port, does not meet listeners on other addresses.
   */
  private static boolean isInTheWay(Subject subject, WantedPort wanted, Listener listener) {
    var texts =
        ListenText.of(subject).stream()
            .filter(text -> text.port().equals(String.valueOf(wanted.port())))
            .toList();
    var addresses = texts.stream().flatMap(ListenText::address).toList();
    return texts.isEmpty()
        || addresses.size() < texts.size()
        || listener.address().isAnyLocalAddress()
        || addresses.stream()
            .anyMatch(own -> own.equals(listener.address()) || meets(own, listener.address()));
  }

  /** {@code ::} stands for all addresses, {@code 0.0.0.0} for those of IPv4. */
  private static boolean meets(InetAddress own, InetAddress other) {
    return own.isAnyLocalAddress()
        && (own instanceof Inet6Address || other instanceof Inet4Address);
  }

  /** Whether the owner is a process of the service's unit, or one of the sockets that start it. */
  static boolean isOwn(Subject subject, ServiceName service, Owner owner) {
    var unit = owner.unit().orElse("");
    return unit.equals(service.unit())
        || unit.equals(service.text() + ".socket")
        || subject
            .server()
            .get(InstalledUnit.class)
            .found()
            .map(installed -> installed.triggeredBy().contains(unit))
            .orElse(false);
  }
}
