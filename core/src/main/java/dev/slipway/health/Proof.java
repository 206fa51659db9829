package dev.slipway.health;

import dev.slipway.model.Digest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What shows that a release is well.
 *
 * @param pid the process
 * @param invocation the start it belongs to
 * @param hash SHA-256 of the executable that runs; empty when it was not compared
 * @param ports the declared ports its sockets listen on
 * @param answer the last answer to the health question; empty when none is declared
 * @param watched how long everything stayed good
 * @param unknown what could not be seen, each with its reason
 */
public record Proof(
    int pid,
    String invocation,
    Optional<Digest> hash,
    List<Integer> ports,
    Optional<String> answer,
    Duration watched,
    List<String> unknown) {
  /** Copies the lists. */
  public Proof {
    ports = List.copyOf(ports);
    unknown = List.copyOf(unknown);
  }
}
