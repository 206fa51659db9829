package dev.slipway.transaction;

import dev.slipway.plan.Obstacle;
import dev.slipway.plan.Outcome;
import dev.slipway.plan.Plan;
import dev.slipway.plan.ServiceState;
import dev.slipway.remote.Remote;
import dev.slipway.remote.RemoteException;
import dev.slipway.script.Scripts;
import java.util.stream.Collectors;

/** Takes a service away from a server, by a plan that was shown before. */
public final class Removal {
  private final Scripts scripts;
  private final String owner;
  private final Progress progress;

  /**
   * A removal.
   *
   * @param owner who does it, for the lease
   */
  public Removal(Scripts scripts, String owner, Progress progress) {
    this.scripts = scripts;
    this.owner = owner;
    this.progress = progress;
  }

  /** Carries out the plan of {@link dev.slipway.plan.Planner#remove}. */
  public Deployed run(Remote remote, ServiceState state, Plan plan) throws RemoteException {
    return switch (plan) {
      case Plan.Remove remove ->
          new Transaction(scripts, remote, "removal", owner, progress, new Interruption())
              .remove(state, remove);
      case Plan.Refused(var service, var obstacles) ->
          Deployed.of(
                  Outcome.STOPPED,
                  obstacles.stream().map(Obstacle::what).collect(Collectors.joining("; ")))
              .with(obstacles);
      case Plan.Change _, Plan.NothingToDo _, Plan.ClearUpFirst _ ->
          throw new IllegalArgumentException("a deployment is not a removal: see Deployment");
    };
  }
}
