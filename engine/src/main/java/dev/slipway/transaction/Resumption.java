package dev.slipway.transaction;

import dev.slipway.model.Health;
import dev.slipway.plan.KnownRelease;
import dev.slipway.plan.Outcome;
import dev.slipway.plan.Plan;
import dev.slipway.plan.ReleaseRecord;
import dev.slipway.plan.ReleaseSettings;
import dev.slipway.plan.ServiceState;
import dev.slipway.plan.Unfinished;
import java.time.Duration;
import java.util.Optional;

/** What is known of a transaction that somebody else began. */
final class Resumption {
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private Resumption() {}

  static Optional<ReleaseRecord> record(ServiceState state, Unfinished unfinished) {
    return state.release(unfinished.release()).flatMap(KnownRelease::record);
  }

  static Plan.Before before(ServiceState state, Unfinished unfinished) {
    var service = state.service();
    return new Plan.Before(
        unfinished.previousRan(),
        unfinished.previous().map(id -> service.home() + "/releases/" + id + "/" + service.text()),
        unfinished
            .previous()
            .flatMap(state::release)
            .flatMap(KnownRelease::record)
            .map(ReleaseRecord::settings));
  }

  /** The watch begins anew, so the guard leaves it its whole time again. */
  static Duration deadline(ServiceState state, Unfinished unfinished) {
    var health =
        record(state, unfinished)
            .map(ReleaseRecord::settings)
            .map(ReleaseSettings::health)
            .orElse(Health.DEFAULT);
    return health.start().plus(health.watch()).plus(MARGIN);
  }

  /** Nothing is armed: what the last transaction came to. */
  static Deployed nothingUnfinished(ServiceState state) {
    if (state.ended().isEmpty()) {
      return Deployed.of(Outcome.UNCHANGED, "nothing is unfinished");
    }
    var last = state.ended().get();
    var deployed =
        last.confirmed()
            ? Deployed.of(
                Outcome.UNCHANGED, "nothing is unfinished: " + last.release() + " was confirmed")
            : Deployed.of(
                Outcome.ROLLED_BACK,
                last.release()
                    + " was rolled back already"
                    + (last.why().isEmpty() ? "" : " (" + last.why() + ")")
                    + last.at().map(at -> " at " + at).orElse(""));
    return deployed.about(last.release(), last.previous());
  }
}
