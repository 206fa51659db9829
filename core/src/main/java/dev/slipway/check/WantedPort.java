package dev.slipway.check;

import dev.slipway.model.ServiceName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A TCP port that the service listens on.
 *
 * @param service whose it is
 * @param port 1 to 65535
 * @param place where it says so, for evidence
 */
public record WantedPort(ServiceName service, int port, String place) {
  private static final int LAST = 65535;

  /** The declared ports; where none is declared, those of what it is told to listen on. */
  public static List<WantedPort> of(Subject subject) {
    var service = service(subject);
    if (service.isEmpty()) {
      return List.of();
    }
    var declared = declared(subject, service.get()).toList();
    return declared.isEmpty()
        ? ListenText.of(subject).stream()
            .flatMap(
                text ->
                    text
                        .ownPort()
                        .filter(port -> port > 0 && port <= LAST)
                        .map(port -> new WantedPort(service.get(), port, text.place()))
                        .stream())
            .toList()
        : declared;
  }

  /** The service that this is about: the declared one, or that of the installed unit. */
  private static Optional<ServiceName> service(Subject subject) {
    return subject
        .declaration()
        .map(declaration -> declaration.service())
        .or(
            () ->
                subject
                    .unit()
                    .found()
                    .map(unit -> new ServiceName(unit.name().replaceFirst("\\.service$", ""))));
  }

  private static Stream<WantedPort> declared(Subject subject, ServiceName service) {
    return subject.declaration().stream()
        .flatMap(
            declaration -> {
              var ports = declaration.run().ports();
              return Stream.iterate(0, i -> i < ports.size(), i -> i + 1)
                  .map(
                      i ->
                          new WantedPort(
                              service, ports.get(i), declaration.at("run.ports[" + i + "]")));
            });
  }
}
