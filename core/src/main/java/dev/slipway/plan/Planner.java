package dev.slipway.plan;

import dev.slipway.model.ReleaseId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * From what a server has and what it should have to the steps between. Pure: the same state and
 * content always give the same plan. Whether something has to be done is decided from what runs
 * (the process's executable, the unit as loaded, the files' hashes), never from what a run changed:
 * else a deploy that was cut between switch and restart would never heal.
 */
public final class Planner {

  private Planner() {}

  /** The plan that brings {@code content} to a server in this state. */
  public static Plan deploy(ServiceState state, ReleaseContent content, Wish wish) {
    if (state.unfinished().isPresent()) {
      return new Plan.ClearUpFirst(state.service(), state.unfinished().get(), state.lease());
    }
    var record = content.record();
    var there = currentWith(state, record);
    if (there.isPresent() && !wish.restart() && isNothing(state, there.get(), record)) {
      return nothingToDo(state, there.get(), record);
    }
    var from = there.isPresent() ? Optional.<ReleaseId>empty() : sameExecutable(state, record);
    var sent = there.isEmpty() && from.isEmpty() ? content.size() : 0;
    var obstacles = Obstacles.of(state, wish, sent);
    if (!obstacles.isEmpty()) {
      return new Plan.Refused(state.service(), obstacles);
    }
    if (there.isPresent()) {
      return Steps.change(state, there.get(), record, Optional.empty(), false);
    }
    var release = unusedId(state, record);
    return Steps.change(
        state, release, record, Optional.of(new Step.Upload(release, content.size(), from)), false);
  }

  /**
   * The plan that goes back to a release on the server.
   *
   * @param to the release; empty for the newest older than the current one that was proved here and
   *     never rolled back
   */
  public static Plan rollback(ServiceState state, Optional<ReleaseId> to, Wish wish) {
    if (state.unfinished().isPresent()) {
      return new Plan.ClearUpFirst(state.service(), state.unfinished().get(), state.lease());
    }
    return switch (Return.choose(state, to)) {
      case Return.Impossible(var obstacle) -> new Plan.Refused(state.service(), List.of(obstacle));
      case Return.To(var known) -> returnTo(state, known, wish);
    };
  }

  /** The plan that takes the service away: all that deploys of it made, nothing it wrote itself. */
  public static Plan remove(ServiceState state) {
    var service = state.service();
    if (!state.isKnown()) {
      return new Plan.Refused(
          service,
          List.of(
              new Obstacle(
                  "Slipway never deployed " + service + " here",
                  service.stateDirectory(),
                  "Look at the name and the server: slipway status")));
    }
    return new Plan.Remove(service, Removals.steps(state));
  }

  private static Plan returnTo(ServiceState state, KnownRelease known, Wish wish) {
    var record = known.record().orElseThrow();
    if (!wish.restart() && isNothing(state, known.id(), record)) {
      return nothingToDo(state, known.id(), record);
    }
    var obstacles = Obstacles.of(state, wish, 0);
    return obstacles.isEmpty()
        ? Steps.change(state, known.id(), record, Optional.empty(), true)
        : new Plan.Refused(state.service(), obstacles);
  }

  /** The current release when it has just this content and was not rolled back. */
  private static Optional<ReleaseId> currentWith(ServiceState state, ReleaseRecord record) {
    return state
        .currentRelease()
        .filter(known -> known.bad().isEmpty())
        .filter(known -> known.record().orElseThrow().content().equals(record.content()))
        .map(KnownRelease::id);
  }

  private static Optional<ReleaseId> sameExecutable(ServiceState state, ReleaseRecord record) {
    return state.releases().stream()
        .filter(KnownRelease::isWhole)
        .filter(known -> known.record().orElseThrow().executable().equals(record.executable()))
        .map(KnownRelease::id)
        .max(Comparator.naturalOrder());
  }

  private static boolean isNothing(ServiceState state, ReleaseId release, ReleaseRecord record) {
    return Difference.between(state, release, record).isNothing();
  }

  private static Plan nothingToDo(ServiceState state, ReleaseId release, ReleaseRecord record) {
    return new Plan.NothingToDo(
        state.service(),
        release,
        record,
        "nothing to do, because " + release + " runs with this unit and these environment files",
        List.of(new Step.Prove(release, Steps.question(record.settings()))));
  }

  /**
   * Later than every release there is, because ids sort by time; else by the server's clock, so
   * that it does not matter which client deploys.
   */
  private static ReleaseId unusedId(ServiceState state, ReleaseRecord record) {
    var after =
        state.releases().stream()
            .map(known -> known.id().made().plusSeconds(1))
            .max(Comparator.naturalOrder())
            .filter(time -> time.isAfter(state.now()));
    return ReleaseId.of(after.orElse(state.now()), record.content());
  }
}
