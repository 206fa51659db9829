package dev.slipway.transaction;

import dev.slipway.fact.Fact;
import dev.slipway.model.ReleaseId;
import dev.slipway.plan.Forced;
import dev.slipway.plan.Lease;
import dev.slipway.plan.Obstacle;
import dev.slipway.plan.Outcome;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Planner;
import dev.slipway.plan.ServiceState;
import dev.slipway.plan.StepResult;
import dev.slipway.plan.Unfinished;
import dev.slipway.plan.Wish;
import dev.slipway.remote.Remote;
import dev.slipway.remote.RemoteException;
import dev.slipway.remote.Remotes;
import dev.slipway.script.Scripts;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Deploy, rollback and resume of one service on one server, from the state that was found to an
 * outcome that is true: clears up what others left, plans anew when the server changed meanwhile,
 * waits for a lease, and finds out what became of it when the connection is lost.
 */
public final class Deployment {

  /** How often a plan is made anew because somebody else was faster. */
  private static final int PLANS = 5;

  /**
   * A holder that has not been heard for longer is a script that waits out its client's silence.
   */
  private static final Duration SILENT = Duration.ofSeconds(5);

  /** By then the guard of a silent holder has done its work and the lease is free. */
  private static final Duration SILENT_LIMIT = Duration.ofMinutes(5);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Scripts scripts;
  private final Remotes remotes;
  private final Options options;
  private final Progress progress;
  private final Interruption interruption;
  private final String attempt = attempt();

  /**
   * How it is done.
   *
   * @param owner who does it, for the lease: {@code user@host}, one line
   * @param patient whether a lease that somebody living holds is waited for
   * @param forced findings that it goes on in spite of, for the journal
   * @param stopAfter the step after which the server waits, for tests; empty in earnest
   */
  public record Options(String owner, boolean patient, List<Forced> forced, String stopAfter) {
    /** Copies the list. */
    public Options {
      forced = List.copyOf(forced);
    }

    /** Not waiting. */
    public static Options of(String owner) {
      return new Options(owner, false, List.of(), "");
    }
  }

  /**
   * One deployment: it is used once.
   *
   * @param remotes finds the server again when the connection is lost
   */
  public Deployment(
      Scripts scripts,
      Remotes remotes,
      Options options,
      Progress progress,
      Interruption interruption) {
    this.scripts = scripts;
    this.remotes = remotes;
    this.options = options;
    this.progress = progress;
    this.interruption = interruption;
  }

  /**
   * Brings a release.
   *
   * @param state what was found; looked at anew when it does not hold any more
   * @throws RemoteException when the server is lost before anything could be changed; lost later,
   *     it is an outcome
   */
  public Deployed deploy(Remote remote, ServiceState state, Payload payload, Wish wish)
      throws RemoteException {
    return carryOut(
        remote,
        state,
        Set.of(payload.content().settings().user()),
        now -> Planner.deploy(now, payload.content(), wish),
        Optional.of(payload));
  }

  /**
   * Goes back.
   *
   * @param to the release; empty for the newest older one that was proved and never rolled back
   */
  public Deployed rollback(Remote remote, ServiceState state, Optional<ReleaseId> to, Wish wish)
      throws RemoteException {
    return carryOut(
        remote, state, users(state), now -> Planner.rollback(now, to, wish), Optional.empty());
  }

  /** The accounts that the releases of a server run as. */
  public static Set<String> users(ServiceState state) {
    return state.releases().stream()
        .flatMap(known -> known.record().stream())
        .map(record -> record.settings().user())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Ends what somebody left: confirms it when it is well, restores it else; never switches. */
  public Deployed resume(Remote remote, ServiceState state) throws RemoteException {
    var waiting = new Waiting(options.patient());
    var now = state;
    while (true) {
      if (now.unfinished().isEmpty()) {
        return Resumption.nothingUnfinished(now);
      }
      var end = resumeOnce(remote, now, now.unfinished().get());
      switch (end) {
        case Transaction.End.Final(var deployed) -> {
          return deployed;
        }
        case Transaction.End.Busy(var holder) -> {
          if (!waiting.goesOn(holder)) {
            return busy(holder);
          }
        }
        case Transaction.End.Outdated outdated -> {}
      }
      switch (new States(scripts).look(remote, state.service(), users(state))) {
        case Fact.Known<ServiceState>(var seen, var origin) -> now = seen;
        case Fact.Unknown<ServiceState>(var reason, var need) -> {
          return Deployed.of(Outcome.STOPPED, reason);
        }
      }
    }
  }

  private Transaction.End resumeOnce(Remote remote, ServiceState state, Unfinished unfinished)
      throws RemoteException {
    try {
      return transaction(remote)
          .resume(
              state.service(),
              unfinished,
              Resumption.record(state, unfinished),
              Resumption.before(state, unfinished),
              Resumption.deadline(state, unfinished));
    } catch (RemoteException lost) {
      return new Transaction.End.Final(
          new Search(scripts, remotes, attempt, progress)
              .truth(remote.server(), state.service(), unfinished.release(), lost));
    }
  }

  private Deployed carryOut(
      Remote remote,
      ServiceState found,
      Set<String> users,
      Function<ServiceState, Plan> planner,
      Optional<Payload> payload)
      throws RemoteException {
    var earlier = new ArrayList<StepResult>();
    var waiting = new Waiting(options.patient());
    var state = found;
    for (int plans = 0; plans < PLANS; ) {
      if (interruption.isWanted()) {
        return Deployed.of(Outcome.STOPPED, "interrupted before anything was changed");
      }
      var plan = planner.apply(state);
      switch (once(remote, plan, payload)) {
        case Transaction.End.Final(var deployed) -> {
          if (!(plan instanceof Plan.ClearUpFirst) || deployed.outcome() == Outcome.UNDO_FAILED) {
            return deployed.after(earlier);
          }
          earlier.addAll(deployed.steps());
          plans++;
        }
        case Transaction.End.Busy(var holder) -> {
          if (!waiting.goesOn(holder)) {
            return busy(holder).after(earlier);
          }
        }
        case Transaction.End.Outdated outdated -> plans++;
      }
      switch (new States(scripts).look(remote, state.service(), users)) {
        case Fact.Known<ServiceState>(var seen, var origin) -> state = seen;
        case Fact.Unknown<ServiceState>(var reason, var need) -> {
          return Deployed.of(Outcome.STOPPED, reason).after(earlier);
        }
      }
    }
    return Deployed.of(
            Outcome.STOPPED, "others changed the server " + PLANS + " times while it was planned")
        .after(earlier);
  }

  private Transaction.End once(Remote remote, Plan plan, Optional<Payload> payload)
      throws RemoteException {
    return switch (plan) {
      case Plan.Refused(var service, var obstacles) ->
          new Transaction.End.Final(
              Deployed.of(
                      Outcome.STOPPED,
                      obstacles.stream().map(Obstacle::what).collect(Collectors.joining("; ")))
                  .with(obstacles));
      case Plan.Remove remove ->
          throw new IllegalArgumentException("a removal is not a deployment: see Removal");
      case Plan.NothingToDo nothing -> transaction(remote).prove(nothing);
      case Plan.ClearUpFirst(var service, var unfinished, var held) -> {
        if (held.isEmpty()) {
          progress.told(
              "the deploy of "
                  + unfinished.release()
                  + " by "
                  + unfinished.owner()
                  + " has no end; it is cleared up first");
        }
        yield transaction(remote).clearUp(service);
      }
      case Plan.Change change -> {
        try {
          yield transaction(remote).change(change, payload, options.forced(), options.stopAfter());
        } catch (RemoteException lost) {
          yield new Transaction.End.Final(
              new Search(scripts, remotes, attempt, progress)
                  .truth(remote.server(), change.service(), change.release(), lost));
        }
      }
    };
  }

  private Transaction transaction(Remote remote) {
    return new Transaction(scripts, remote, attempt, options.owner(), progress, interruption);
  }

  private static Deployed busy(Lease holder) {
    return Deployed.of(
            Outcome.BUSY, "the lease is held by " + holder.owner() + " since " + holder.since())
        .heldBy(holder);
  }

  private static String attempt() {
    var bytes = new byte[8];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Whether a lease is waited for, and the wait itself. */
  private final class Waiting {
    private final boolean always;
    private final Instant began = Instant.now();
    private boolean told;

    Waiting(boolean always) {
      this.always = always;
    }

    /** A living holder is waited for when that is wished; one whose client is silent by itself. */
    boolean goesOn(Lease holder) {
      boolean silent = holder.silent().compareTo(SILENT) > 0;
      boolean patient = began.plus(SILENT_LIMIT).isAfter(Instant.now());
      if (interruption.isWanted() || !(always || (silent && patient))) {
        return false;
      }
      if (!told) {
        told = true;
        progress.told(
            "the lease is held by "
                + holder.owner()
                + (silent
                    ? ", whose client has not been heard for " + holder.silent().toSeconds() + " s"
                    : "")
                + "; waiting until it is free");
      }
      try {
        Thread.sleep(PAUSE);
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
