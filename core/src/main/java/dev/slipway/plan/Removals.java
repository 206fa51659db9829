package dev.slipway.plan;

import java.util.ArrayList;
import java.util.List;

/** The steps that take a service away. */
final class Removals {
  private Removals() {}

  /**
   * Where no release of ours stayed, nothing of that name but releases and records is ours: a unit
   * there is somebody else's.
   */
  static List<Step> steps(ServiceState state) {
    var service = state.service();
    var steps = new ArrayList<Step>();
    steps.add(new Step.TakeLease(state.lease()));
    state
        .unfinished()
        .ifPresent(
            unfinished -> steps.add(new Step.ClearUp(unfinished, state.lease().isPresent())));
    if (state.isOurs()) {
      steps.add(
          new Step.TakeAway("stop", Steps.runningInWords(state), service.unit() + " is stopped"));
      steps.add(new Step.TakeAway("unit", service.unitPath(), "removed, with its links"));
      steps.add(
          new Step.TakeAway(
              "environment",
              service.environmentDirectory(),
              "the environment files of its releases are removed"));
    }
    steps.add(
        new Step.TakeAway(
            "releases",
            service.home() + ": " + state.releases().size() + " releases",
            "removed, with current"));
    if (state.isOurs()) {
      state.adopted().ifPresent(adopted -> steps.add(new Step.BringBack(service, adopted)));
      steps.add(
          new Step.TakeAway(
              "user",
              "an account that a deploy made",
              "removed when it owns no file; what the service wrote stays"));
    }
    steps.add(
        new Step.TakeAway(
            "state",
            service.stateDirectory()
                + (state.isOurs() ? "" : ": the record of deploys that did not stay"),
            "removed, with journal, lease and guard"));
    return steps;
  }
}
