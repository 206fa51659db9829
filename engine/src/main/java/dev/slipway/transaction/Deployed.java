package dev.slipway.transaction;

import dev.slipway.health.Outage;
import dev.slipway.health.Proof;
import dev.slipway.model.ReleaseId;
import dev.slipway.plan.Lease;
import dev.slipway.plan.Obstacle;
import dev.slipway.plan.Outcome;
import dev.slipway.plan.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of a deploy, rollback or resume on one server.
 *
 * @param outcome how it ended
 * @param release the release it was about; empty when nothing was planned
 * @param previous the release before
 * @param cause why it did not end green, or what was found, for a person; empty when there is
 *     nothing to say
 * @param logs the last log lines of the release that did not stay
 * @param obstacles what was in the way before anything was planned
 * @param holder who holds the lease, when it is busy
 * @param steps the steps that were carried out
 * @param outage how long the service did not answer; empty when not known
 * @param proof what shows that what runs now is well; empty when it was not shown
 */
public record Deployed(
    Outcome outcome,
    Optional<ReleaseId> release,
    Optional<ReleaseId> previous,
    String cause,
    List<String> logs,
    List<Obstacle> obstacles,
    Optional<Lease> holder,
    List<StepResult> steps,
    Optional<Outage> outage,
    Optional<Proof> proof) {
  /** Copies the lists. */
  public Deployed {
    logs = List.copyOf(logs);
    obstacles = List.copyOf(obstacles);
    steps = List.copyOf(steps);
  }

  /** An end of which nothing but this is known. */
  public static Deployed of(Outcome outcome, String cause) {
    return new Deployed(
        outcome,
        Optional.empty(),
        Optional.empty(),
        cause,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same about this release. */
  Deployed about(ReleaseId id, Optional<ReleaseId> before) {
    return new Deployed(
        outcome, Optional.of(id), before, cause, logs, obstacles, holder, steps, outage, proof);
  }

  /** The same after these steps of an earlier script. */
  Deployed after(List<StepResult> earlier) {
    var all = new ArrayList<>(earlier);
    all.addAll(steps);
    return new Deployed(
        outcome, release, previous, cause, logs, obstacles, holder, all, outage, proof);
  }

  /** The same with these obstacles. */
  public Deployed with(List<Obstacle> found) {
    return new Deployed(
        outcome, release, previous, cause, logs, found, holder, steps, outage, proof);
  }

  /** The same with who holds the lease. */
  Deployed heldBy(Lease lease) {
    return new Deployed(
        outcome,
        release,
        previous,
        cause,
        logs,
        obstacles,
        Optional.of(lease),
        steps,
        outage,
        proof);
  }
}
