package dev.slipway.transaction;

import dev.slipway.fact.Fact;
import dev.slipway.model.ReleaseId;
import dev.slipway.model.ServerName;
import dev.slipway.model.ServiceName;
import dev.slipway.plan.Outcome;
import dev.slipway.plan.ServiceState;
import dev.slipway.plan.Unfinished;
import dev.slipway.remote.RemoteException;
import dev.slipway.remote.Remotes;
import dev.slipway.script.Scripts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what became of a transaction whose connection was lost. The server knows: {@code
 * confirmed} and {@code restored} carry the random name of the attempt.
 */
final class Search {

  /** Longer than the script waits out a silence and restores. */
  private static final Duration LIMIT = Duration.ofSeconds(45);

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Scripts scripts;
  private final Remotes remotes;
  private final String attempt;
  private final Progress progress;

  Search(Scripts scripts, Remotes remotes, String attempt, Progress progress) {
    this.scripts = scripts;
    this.remotes = remotes;
    this.attempt = attempt;
    this.progress = progress;
  }

  /** The truth, or when the guard will have made it true that the release before runs. */
  Deployed truth(ServerName server, ServiceName service, ReleaseId release, RemoteException lost) {
    progress.told("connection lost: " + lost.seen() + "; looking for " + server);
    var until = Instant.now().plus(LIMIT);
    Optional<Unfinished> armed = Optional.empty();
    while (Instant.now().isBefore(until)) {
      try (var remote = remotes.open(server)) {
        if (new States(scripts).look(remote, service, Set.of())
            instanceof Fact.Known<ServiceState>(var state, var origin)) {
          var found = found(state, release, lost);
          if (found.isPresent()) {
            return found.get();
          }
          armed = state.unfinished();
        }
      } catch (RemoteException still) {
        progress.told("not yet: " + still.seen());
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    var guard =
        armed
            .map(
                unfinished ->
                    "; the guard restores "
                        + unfinished.previous().map(ReleaseId::text).orElse("what ran before")
                        + " at "
                        + unfinished.restoresAt())
            .orElse("; if it had been switched, the guard restores what ran before by itself");
    return Deployed.of(Outcome.UNREACHABLE, lost.getMessage() + guard + ". See: slipway status")
        .about(release, Optional.empty());
  }

  private Optional<Deployed> found(ServiceState state, ReleaseId release, RemoteException lost) {
    var ended = state.ended().filter(last -> last.attempt().equals(attempt));
    if (ended.isPresent()) {
      var last = ended.get();
      return Optional.of(
          last.confirmed()
              ? Deployed.of(
                      Outcome.CONFIRMED, "the connection was lost after it had been confirmed")
                  .about(release, last.previous())
              : Deployed.of(Outcome.ROLLED_BACK, "connection lost: " + lost.seen())
                  .about(release, last.previous()));
    }
    if (state.unfinished().isPresent() || state.lease().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        Deployed.of(Outcome.STOPPED, "connection lost before anything was changed: " + lost.seen())
            .about(release, Optional.empty()));
  }
}
