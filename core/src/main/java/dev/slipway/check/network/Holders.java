package dev.slipway.check.network;

import dev.slipway.check.Subject;
import dev.slipway.fact.InstalledUnit;
import dev.slipway.fact.Listeners;
import dev.slipway.fact.Listeners.Listener;
import dev.slipway.fact.Listeners.Owner;
import dev.slipway.model.ServiceName;
import java.util.List;
import java.util.stream.Stream;

/** Who holds the ports that the service wants. */
final class Holders {
  private Holders() {}

  /**
   * A port of the service that somebody listens on.
   *
   * @param place where the port is declared, for evidence
   */
  record Held(ServiceName service, int port, String place, Listener listener) {}

  /** Each declared port that is held, with each socket on it. */
  static Stream<Held> of(Subject subject) {
    var listeners = subject.server().get(Listeners.class).found();
    if (listeners.isEmpty() || subject.declaration().isEmpty()) {
      return Stream.empty();
    }
    var declaration = subject.declaration().get();
    List<Integer> ports = declaration.run().ports();
    return Stream.iterate(0, i -> i < ports.size(), i -> i + 1)
        .flatMap(
            i ->
                listeners.get().on(ports.get(i)).stream()
                    .map(
                        listener ->
                            new Held(
                                declaration.service(),
                                ports.get(i),
                                declaration.at("run.ports[" + i + "]"),
                                listener)));
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
