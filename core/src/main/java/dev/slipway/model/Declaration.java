package dev.slipway.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code slipway.yaml} declares about one service. Every component but {@code service} has the
 * default of the reference, so that the shortest file is one line.
 *
 * @param service the service
 * @param executable how the executable comes about
 * @param run how it is run on a server
 * @param unit the user's own unit file, relative to the project; empty for the generated one
 * @param health what a healthy release answers, and how long to look
 * @param keep releases kept on a server, the current one included
 * @param vulnerabilities the vulnerability database that doctor asks: an address, or a directory or
 *     zip file below the project; empty to ask none
 * @param targets named groups of servers, in the order of the file
 * @param places where each key stands, for evidence: {@code run.ports[0]} → {@code slipway.yaml:9}
 */
public record Declaration(
    ServiceName service,
    ExecutableSource executable,
    Run run,
    Optional<String> unit,
    Health health,
    int keep,
    Optional<String> vulnerabilities,
    List<Target> targets,
    Map<String, String> places) {

  /** Releases kept when {@code keep} is not given. */
  public static final int DEFAULT_KEEP = 5;

  /** Copies the collections. */
  public Declaration {
    targets = List.copyOf(targets);
    places = Map.copyOf(places);
  }

  /** A declaration with all defaults: a built executable, the generated unit, no targets. */
  public static Declaration of(ServiceName service) {
    return new Declaration(
        service,
        ExecutableSource.Build.of("."),
        Run.DEFAULT,
        Optional.empty(),
        Health.DEFAULT,
        DEFAULT_KEEP,
        Optional.empty(),
        List.of(),
        Map.of());
  }

  /**
   * {@code slipway.yaml:LINE} of the key with this path, or the file alone when it is a default.
   */
  public String at(String keyPath) {
    return places.getOrDefault(keyPath, "slipway.yaml");
  }

  /** The account the service runs as: the declared one, or one named like the service. */
  public String user() {
    return run.user().orElse(service.text());
  }
}
