package dev.slipway.plan;

import dev.slipway.model.ReleaseId;
import java.util.Comparator;
import java.util.Optional;

/** Which release a rollback goes back to. */
sealed interface Return {

  /** To this one. */
  record To(KnownRelease release) implements Return {}

  /** There is none, or not the one that was named. */
  record Impossible(Obstacle obstacle) implements Return {}

  /**
   * The release that is named, or the newest that is older than the current one. Never one that was
   * rolled back itself, and never one that was not proved.
   */
  static Return choose(ServiceState state, Optional<ReleaseId> named) {
    var current = state.currentRelease().map(KnownRelease::id);
    if (named.isEmpty()) {
      return state.releases().stream()
          .filter(KnownRelease::isReturnable)
          .filter(release -> current.isEmpty() || release.id().compareTo(current.get()) < 0)
          .max(Comparator.comparing(KnownRelease::id))
          .<Return>map(To::new)
          .orElseGet(
              () -> impossible(state, "no older release was proved here and is still there"));
    }
    var id = named.get();
    var release = state.release(id);
    if (release.isEmpty() || !release.get().isWhole()) {
      return impossible(state, "release " + id + " is not on the server");
    }
    if (release.get().bad().isPresent()) {
      return impossible(state, "release " + id + " was rolled back: " + release.get().bad().get());
    }
    if (release.get().confirmed().isEmpty()) {
      return impossible(state, "release " + id + " was never proved here");
    }
    return new To(release.get());
  }

  private static Impossible impossible(ServiceState state, String what) {
    return new Impossible(
        new Obstacle(
            what,
            state.service().home() + "/releases",
            "See what there is: slipway releases. To bring something else, deploy it."));
  }
}
