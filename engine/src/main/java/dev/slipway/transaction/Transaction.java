package dev.slipway.transaction;

import dev.slipway.health.Outage;
import dev.slipway.model.ReleaseId;
import dev.slipway.model.ServiceName;
import dev.slipway.plan.Forced;
import dev.slipway.plan.Lease;
import dev.slipway.plan.Outcome;
import dev.slipway.plan.Plan;
import dev.slipway.plan.ReleaseRecord;
import dev.slipway.plan.ServiceState;
import dev.slipway.plan.Unfinished;
import dev.slipway.remote.Remote;
import dev.slipway.remote.RemoteException;
import dev.slipway.script.Conversation;
import dev.slipway.script.Privilege;
import dev.slipway.script.Script;
import dev.slipway.script.Scripts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Carries out one plan on one server: one script, one exec. Knows nothing of what comes before it
 * (finding a plan, waiting for a lease) or after (finding the truth when the connection is lost);
 * {@link Deployment} does.
 */
final class Transaction {

  /** More than any step takes beyond the plan's own deadline: fsync behind a neighbour's data. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Scripts scripts;
  private final Remote remote;
  private final String attempt;
  private final String owner;
  private final Progress progress;
  private final Interruption interruption;

  Transaction(
      Scripts scripts,
      Remote remote,
      String attempt,
      String owner,
      Progress progress,
      Interruption interruption) {
    this.scripts = scripts;
    this.remote = remote;
    this.attempt = attempt;
    this.owner = owner;
    this.progress = progress;
    this.interruption = interruption;
  }

  /** What an execution of a script came to. */
  sealed interface End {
    /** It ended; nothing more is to be done. */
    record Final(Deployed deployed) implements End {}

    /** Somebody transacted since the plan was made: make another one. */
    record Outdated() implements End {}

    /** The lease is held. */
    record Busy(Lease holder) implements End {}
  }

  /**
   * Carries out a change.
   *
   * @param payload what is sent; empty when the release lies there
   * @param forced for the journal
   * @param stopAfter for tests; empty in earnest
   */
  End change(Plan.Change plan, Optional<Payload> payload, List<Forced> forced, String stopAfter)
      throws RemoteException {
    var script =
        TransactionScript.change(
            plan, payload.map(Payload::content), forced, attempt, owner, stopAfter);
    try (var conversation = scripts.start(remote, script, Privilege.ROOT)) {
      var sender = new Sender(conversation, plan, payload, attempt, progress, interruption);
      var session =
          session(
              conversation,
              new Session.Settings(
                  Optional.of(plan.record().settings()),
                  plan.before().settings(),
                  plan.before().active(),
                  false),
              plan.deadline());
      sender.start();
      try {
        return end(session, session.run(), plan.release(), plan.previous(), plan.before().active());
      } catch (RemoteException lost) {
        if (sender.sourceFailed().isPresent()) {
          return stopped("the executable could not be read: " + sender.sourceFailed().get());
        }
        if (interruption.isWanted() && session.output("arm").isEmpty()) {
          return stopped("interrupted before anything was changed");
        }
        throw lost;
      }
    }
  }

  /** Looks at a release that runs. */
  End prove(Plan.NothingToDo plan) throws RemoteException {
    var script = TransactionScript.prove(plan, attempt, owner);
    try (var conversation = scripts.start(remote, script, Privilege.ROOT)) {
      var settings =
          new Session.Settings(
              Optional.of(plan.record().settings()), Optional.empty(), false, true);
      var session = session(conversation, settings, plan.record().settings().health().start());
      session.run();
      var proof = session.proof();
      var cause =
          session
              .failure()
              .map(
                  failure ->
                      "release "
                          + plan.release()
                          + " runs but is not well: "
                          + failure.sign()
                          + ". Nothing was changed; slipway deploy --restart restarts it")
              .orElseGet(
                  () ->
                      proof.isPresent()
                          ? plan.because()
                          : interruption.isWanted() ? "interrupted" : "the look was cut off");
      return new End.Final(
          new Deployed(
              proof.isPresent() ? Outcome.UNCHANGED : Outcome.STOPPED,
              Optional.of(plan.release()),
              Optional.empty(),
              cause,
              List.of(),
              List.of(),
              Optional.empty(),
              session.steps(),
              Optional.empty(),
              proof));
    }
  }

  /** Restores what an unfinished transaction left. */
  End clearUp(ServiceName service) throws RemoteException {
    return brief(TransactionScript.clearUp(service, attempt, owner), Duration.ofMinutes(5));
  }

  /** Judges what is armed, and confirms or restores it. */
  End resume(
      ServiceName service,
      Unfinished unfinished,
      Optional<ReleaseRecord> record,
      Plan.Before before,
      Duration deadline)
      throws RemoteException {
    var script =
        TransactionScript.resume(service, unfinished, record, before, attempt, owner, deadline);
    try (var conversation = scripts.start(remote, script, Privilege.ROOT)) {
      var settings =
          new Session.Settings(
              record.map(ReleaseRecord::settings), before.settings(), before.active(), false);
      var session = session(conversation, settings, deadline);
      return end(
          session, session.run(), unfinished.release(), unfinished.previous(), before.active());
    }
  }

  /** Takes the service away. */
  Deployed remove(ServiceState state, Plan.Remove plan) throws RemoteException {
    var script = TransactionScript.remove(state, plan, attempt, owner);
    return switch (brief(script, Duration.ofMinutes(5))) {
      case End.Final(var deployed) when deployed.outcome() == Outcome.STOPPED ->
          Deployed.of(Outcome.CONFIRMED, state.service() + " was taken away")
              .after(deployed.steps());
      case End.Final(var deployed) -> deployed;
      case End.Busy(var holder) ->
          Deployed.of(Outcome.BUSY, "the lease is held by " + holder.owner()).heldBy(holder);
      case End.Outdated outdated ->
          Deployed.of(Outcome.STOPPED, "the server changed since the plan was made");
    };
  }

  private End brief(Script script, Duration limit) throws RemoteException {
    try (var conversation = scripts.start(remote, script, Privilege.ROOT)) {
      var session =
          session(
              conversation,
              new Session.Settings(Optional.empty(), Optional.empty(), false, true),
              limit);
      int exit = session.run();
      if (exit == 3) {
        return new End.Outdated();
      }
      return exit == 75
          ? busy(session)
          : new End.Final(
              Deployed.of(
                      exit == 0 ? Outcome.STOPPED : Outcome.UNDO_FAILED,
                      exit == 0 ? "" : failedStep(session))
                  .after(session.steps()));
    }
  }

  private Session session(Conversation conversation, Session.Settings settings, Duration limit) {
    return new Session(
        conversation, attempt, settings, progress, interruption, limit.plus(PATIENCE));
  }

  private static End stopped(String cause) {
    return new End.Final(Deployed.of(Outcome.STOPPED, cause));
  }

  private End end(
      Session session, int exit, ReleaseId release, Optional<ReleaseId> previous, boolean ran) {
    return switch (exit) {
      case 75 -> busy(session);
      case 3 -> new End.Outdated();
      case 0 -> last(session, Outcome.CONFIRMED, "", release, previous, ran);
      case 10 -> last(session, Outcome.STOPPED, failedStep(session), release, previous, ran);
      case 20 -> last(session, Outcome.STOPPED, "nothing is unfinished", release, previous, ran);
      case 21 ->
          last(
              session,
              Outcome.STOPPED,
              "it had not got as far as the switch: cleared up",
              release,
              previous,
              ran);
      case 11 -> wentBack(session, release, previous, ran);
      default -> last(session, Outcome.UNDO_FAILED, failedStep(session), release, previous, ran);
    };
  }

  private End wentBack(
      Session session, ReleaseId release, Optional<ReleaseId> previous, boolean ran) {
    var why =
        session
            .cause()
            .map(cause -> cause.text())
            .or(() -> session.failure().map(failure -> failure.sign()))
            .orElseGet(() -> interruption.isWanted() ? "interrupted" : failedStep(session));
    if (ran && session.restored().isEmpty()) {
      return last(
          session,
          Outcome.UNDO_FAILED,
          why
              + "; what ran before was restored but is not well: "
              + session.notRestored().orElse("it was not looked at to the end"),
          release,
          previous,
          ran);
    }
    return last(session, Outcome.ROLLED_BACK, why, release, previous, ran);
  }

  private static End last(
      Session session,
      Outcome outcome,
      String cause,
      ReleaseId release,
      Optional<ReleaseId> previous,
      boolean ran) {
    return new End.Final(
        new Deployed(
            outcome,
            Optional.of(release),
            previous,
            cause,
            session.cause().map(found -> found.logs()).orElse(List.of()),
            List.of(),
            Optional.empty(),
            session.steps(),
            ran ? Outage.of(session.answers()) : Optional.empty(),
            outcome == Outcome.CONFIRMED ? session.proof() : session.restored()));
  }

  /** The first step that did not do what it says, with its last line. */
  private static String failedStep(Session session) {
    return session.steps().stream()
        .filter(step -> step.exit() != 0 && !step.id().equals("watch"))
        .findFirst()
        .map(
            step ->
                "step "
                    + step.id()
                    + ": exit "
                    + step.exit()
                    + step.output()
                        .lines()
                        .reduce((first, second) -> second)
                        .map(line -> ": " + line)
                        .orElse(""))
        .orElse("the script ended early");
  }

  private static End busy(Session session) {
    return new End.Busy(LeaseScript.holder(session.output("lease").orElse("")));
  }
}
