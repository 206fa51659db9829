package dev.slipway.report;

import dev.slipway.fact.Fact;
import dev.slipway.fact.GoInstallations;
import dev.slipway.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Go of several computers, as {@code go list} shows it.
 *
 * @param places in the order they were named
 */
public record GoListed(List<Place> places) {
  /** Copies the list. */
  public GoListed {
    places = List.copyOf(places);
  }

  /**
   * One computer.
   *
   * @param server as the user wrote it; empty for this computer
   * @param unreached why it was not reached; empty when it was
   * @param found its Go
   * @param findings about it
   */
  public record Place(
      String server,
      Optional<String> unreached,
      Fact<GoInstallations> found,
      List<Finding> findings) {
    /** Copies the list. */
    public Place {
      findings = List.copyOf(findings);
    }

    String name() {
      return server.isEmpty() ? "this computer" : server;
    }
  }

  /** The findings of all, the worst first, with what could not be read. */
  public Findings findings() {
    var all = new ArrayList<Finding>();
    places.forEach(place -> all.addAll(place.findings()));
    all.sort(java.util.Comparator.comparing(Finding::severity));
    return new Findings(all, unknown(), List.of(), List.of());
  }

  private List<Findings.Unknown> unknown() {
    var unknown = new ArrayList<Findings.Unknown>();
    for (var place : places) {
      if (place.unreached().isEmpty()
          && place.found() instanceof Fact.Unknown<?>(var reason, var wouldNeed)) {
        unknown.add(new Findings.Unknown("Go", place.server(), reason, wouldNeed));
      }
      for (var launch : place.found().found().map(GoInstallations::launches).orElse(List.of())) {
        if (launch.variables() instanceof Fact.Unknown<?>(var reason, var wouldNeed)) {
          unknown.add(
              new Findings.Unknown(
                  "the Go of " + launch.mode().word(), place.server(), reason, wouldNeed));
        }
      }
    }
    return unknown;
  }
}
