package dev.slipway.health;

import dev.slipway.health.Observation.Answered;
import dev.slipway.health.Observation.Looked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The verdict over one start of a release. A restart that systemd reports as done proves nothing:
 * with every service type but {@code notify} it returns 0 for a binary that panics at once, and the
 * state right after is active or failed by chance (measured on systemd 247, 252, 257). What counts
 * is that InvocationID and NRestarts stay, the process runs the file that was sent, the sockets are
 * its own and the answers are good, from the first good sight for the whole watch.
 */
public final class Judge {

  /** Right after a start {@code /proc/PID/exe} is systemd's own helper for a moment. */
  private static final Duration HELPER = Duration.ofSeconds(2);

  /** The question is asked several times a second; this long without an answer means it hangs. */
  private static final Duration SILENCE = Duration.ofSeconds(3);

  private final Expectation expectation;
  private @Nullable Looked first;
  private @Nullable Looked look;
  private @Nullable Answered answer;
  private @Nullable Duration goodSince;

  private Judge(Expectation expectation) {
    this.expectation = expectation;
  }

  /** The verdict of these observations, in the order in which they were made. */
  public static Verdict of(Expectation expectation, List<? extends Observation> observations) {
    var judge = new Judge(expectation);
    Verdict verdict = new Verdict.Undecided("a first look");
    for (var observation : observations) {
      verdict = judge.after(observation);
      if (!(verdict instanceof Verdict.Undecided)) {
        return verdict;
      }
    }
    return verdict;
  }

  private Verdict after(Observation observation) {
    switch (observation) {
      case Looked looked -> {
        look = looked;
        first = first == null ? looked : first;
      }
      case Answered answered -> {
        if (answered.at().compareTo(expectation.since()) >= 0) {
          answer = answered;
        }
      }
    }
    return look == null || first == null
        ? new Verdict.Undecided("a first look")
        : decide(first, look, observation.at());
  }

  private Verdict decide(Looked start, Looked now, Duration at) {
    var fatal = fatal(start, now);
    if (fatal.isPresent()) {
      return new Verdict.Unhealthy(fatal.get(), now);
    }
    var missing = missing(now, at);
    if (missing.isPresent()) {
      if (goodSince != null) {
        return new Verdict.Unhealthy(
            missing.get() + ", " + seconds(at.minus(goodSince)) + " after it was good", now);
      }
      var waited = at.minus(expectation.since());
      return waited.compareTo(expectation.start()) > 0
          ? new Verdict.Unhealthy(
              missing.get() + " within " + seconds(expectation.start()) + " of its start", now)
          : new Verdict.Undecided(missing.get());
    }
    if (goodSince == null) {
      goodSince = at;
    }
    var until = goodSince.plus(expectation.watch());
    return isSeenAt(now, until) ? healthy(now, goodSince) : new Verdict.Undecided("the watch");
  }

  /** Whether both look and answer are as late as the end of the watch. */
  private boolean isSeenAt(Looked now, Duration until) {
    if (now.at().compareTo(until) < 0 && expectation.watch().isPositive()) {
      return false;
    }
    return !expectation.asked()
        || !expectation.watch().isPositive()
        || (answer != null
            && (answer.at().compareTo(until) >= 0 || answer.answer() instanceof Answer.Unknown));
  }

  /** Signs after which waiting is of no use. */
  private static Optional<String> fatal(Looked start, Looked now) {
    var unit = now.unit();
    if (unit.restarts() > 0) {
      return Optional.of("it ended and systemd started it again " + times(unit.restarts()));
    }
    if (!unit.invocation().equals(start.unit().invocation())
        && !start.unit().invocation().isEmpty()) {
      return Optional.of("it was started again");
    }
    return switch (unit.active()) {
      case "failed" -> Optional.of("it failed: " + unit.result());
      case "inactive", "deactivating" -> Optional.of("it ended");
      case "activating" ->
          unit.sub().equals("auto-restart") || unit.sub().equals("auto-restart-queued")
              ? Optional.of("it ended and systemd is about to start it again")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** The first thing that is not yet as it should be. */
  private Optional<String> missing(Looked now, Duration at) {
    if (!now.unit().active().equals("active")) {
      return Optional.of("the unit is " + now.unit().active() + " (" + now.unit().sub() + ")");
    }
    switch (now.executable()) {
      case ExecutableSeen.Other(var path) -> {
        if (path.isEmpty()) { // a process that is dying has no file any more
          return Optional.of("the process has ended");
        }
        var early = at.minus(expectation.since()).compareTo(HELPER) < 0;
        return Optional.of(
            early
                ? "the process is not the release yet"
                : "the process runs " + path + ", not the release");
      }
      case ExecutableSeen.None none -> {
        return Optional.of("the unit has no process");
      }
      case ExecutableSeen.Same same -> {}
      case ExecutableSeen.NotCompared notCompared -> {}
    }
    for (var socket : now.sockets()) {
      switch (socket) {
        case SocketSeen.Free(var port) -> {
          return Optional.of("nothing listens on port " + port);
        }
        case SocketSeen.Other(var port, var owner) -> {
          return Optional.of("port " + port + " belongs to process " + owner);
        }
        case SocketSeen.Own own -> {}
        case SocketSeen.Unknown unknown -> {}
      }
    }
    return expectation.asked() ? missingAnswer(at) : Optional.empty();
  }

  private Optional<String> missingAnswer(Duration at) {
    if (answer == null) {
      return Optional.of("no answer");
    }
    return switch (answer.answer()) {
      case Answer.Bad(var text) -> Optional.of("the answer is: " + text);
      case Answer.Unknown unknown -> Optional.empty();
      case Answer.Good good -> {
        var silent = at.minus(answer.at());
        yield silent.compareTo(expectation.timeout().plus(SILENCE)) > 0
            ? Optional.of("no answer for " + seconds(silent))
            : Optional.empty();
      }
    };
  }

  private Verdict healthy(Looked now, Duration since) {
    var unknown = new ArrayList<String>();
    var ports = new ArrayList<Integer>();
    for (var socket : now.sockets()) {
      switch (socket) {
        case SocketSeen.Own(var port) -> ports.add(port);
        case SocketSeen.Unknown(var port, var reason) ->
            unknown.add("port " + port + ": " + reason);
        case SocketSeen.Free free -> {}
        case SocketSeen.Other other -> {}
      }
    }
    Optional<String> said = Optional.empty();
    if (expectation.asked() && answer != null) {
      if (answer.answer() instanceof Answer.Unknown(var reason)) {
        unknown.add("answer: " + reason);
      } else {
        said = Optional.of(answer.answer().text());
      }
    }
    return new Verdict.Healthy(
        new Proof(
            now.unit().mainPid(),
            now.unit().invocation(),
            now.hash(),
            ports,
            said,
            now.at().compareTo(since) > 0 ? now.at().minus(since) : Duration.ZERO,
            unknown));
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  private static String seconds(Duration time) {
    return time.toMillis() % 1000 == 0
        ? time.toSeconds() + " s"
        : "%.1f s".formatted(time.toMillis() / 1000.0);
  }
}
