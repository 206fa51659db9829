package dev.slipway.check.network;

import dev.slipway.check.Subject;
import dev.slipway.check.WantedPort;
import dev.slipway.fact.InstalledUnit;
import dev.slipway.fact.Listeners;
import dev.slipway.fact.Listeners.Listener;
import dev.slipway.fact.Listeners.Owner;
import dev.slipway.model.ServiceName;
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
                                .map(
                                    listener ->
                                        new Held(
                                            wanted.service(),
                                            wanted.port(),
                                            wanted.place(),
                                            listener))));
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
