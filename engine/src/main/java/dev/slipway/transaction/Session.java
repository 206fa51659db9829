package dev.slipway.transaction;

import dev.slipway.health.Cause;
import dev.slipway.health.Observation;
import dev.slipway.health.Proof;
import dev.slipway.health.SocketSeen;
import dev.slipway.health.Verdict;
import dev.slipway.plan.ReleaseSettings;
import dev.slipway.plan.StepResult;
import dev.slipway.remote.RemoteException;
import dev.slipway.script.Conversation;
import dev.slipway.script.Event;
import dev.slipway.script.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One script of a transaction while it runs: reads what it says, looks through its eyes in the
 * steps {@code watch} and {@code proof}, and tells it what to do.
 */
final class Session {

  /** How often the service is looked at; a look costs the server some 40 ms of a core. */
  private static final Duration PACE = Duration.ofMillis(200);

  /** What the release that is brought and the one that comes back are judged by. */
  record Settings(
      Optional<ReleaseSettings> release,
      Optional<ReleaseSettings> previous,
      boolean previousRan,
      boolean briefly) {}

  /** Whom the looks are about. */
  private enum Stage {
    WORKING,
    WATCHING,
    EXPLAINING,
    SEEKING_OWNER,
    PROVING,
    SAID
  }

  private final Conversation conversation;
  private final String attempt;
  private final Settings settings;
  private final Progress progress;
  private final Interruption interruption;
  private final Duration limit;
  private final List<Frame> frames = new ArrayList<>();
  private final List<Observation.Answered> answers = new ArrayList<>();
  private Stage stage = Stage.WORKING;
  private @Nullable Watcher watcher;
  private String awaited = "";
  private String step = "";
  private boolean free;
  private boolean logsWereAsked;
  private Verdict.@Nullable Unhealthy failure;
  private @Nullable Cause cause;
  private @Nullable Proof proof;
  private @Nullable Proof restored;
  private @Nullable String notRestored;

  Session(
      Conversation conversation,
      String attempt,
      Settings settings,
      Progress progress,
      Interruption interruption,
      Duration limit) {
    this.conversation = conversation;
    this.attempt = attempt;
    this.settings = settings;
    this.progress = progress;
    this.interruption = interruption;
    this.limit = limit;
  }

  /** Runs it to its end and gives the script's exit code. */
  int run() throws RemoteException {
    long heard = System.nanoTime();
    long asked = heard - PACE.toNanos();
    while (true) {
      var event = conversation.poll(PACE);
      if (event.isPresent()) {
        heard = System.nanoTime();
        if (event.get() instanceof Event.Done(var exit)) {
          return exit;
        }
        take(event.get());
      } else if (System.nanoTime() - heard > limit.toNanos()) {
        throw silent();
      }
      if (interruption.isWanted() && isInterruptible()) {
        say("back interrupted");
      }
      if (free && System.nanoTime() - asked > PACE.toNanos()) {
        free = false;
        asked = System.nanoTime();
        conversation.line("look");
      }
    }
  }

  /** The script listens in the two steps that may take long. */
  private boolean isInterruptible() {
    return stage == Stage.WATCHING || (stage == Stage.WORKING && step.equals("restart"));
  }

  /** The steps that ended, in order. */
  List<StepResult> steps() {
    return frames.stream().map(Session::result).toList();
  }

  /** What a step printed; empty when it did not run. */
  Optional<String> output(String step) {
    return frames.stream()
        .filter(frame -> frame.step().equals(step))
        .map(Frame::text)
        .map(String::strip)
        .findFirst();
  }

  Optional<Proof> proof() {
    return Optional.ofNullable(proof);
  }

  /** What shows that the release before is well again. */
  Optional<Proof> restored() {
    return Optional.ofNullable(restored);
  }

  /** Why the release before does not count as restored; empty when it does or nobody looked. */
  Optional<String> notRestored() {
    return Optional.ofNullable(notRestored);
  }

  Optional<Verdict.Unhealthy> failure() {
    return Optional.ofNullable(failure);
  }

  Optional<Cause> cause() {
    return Optional.ofNullable(cause);
  }

  List<Observation.Answered> answers() {
    var all = new ArrayList<>(answers);
    if (watcher != null) {
      all.addAll(watcher.answers());
    }
    return all;
  }

  private void take(Event event) throws RemoteException {
    switch (event) {
      case Event.Begun(var step, var at) -> {
        this.step = step;
        progress.begun(step);
        if (step.equals("watch")) {
          begin(Watcher.of(settings.release(), at, settings.briefly()), Stage.WATCHING);
        } else if (step.equals("proof")) {
          begin(Watcher.of(settings.previous(), at, false), Stage.EXPLAINING);
        }
      }
      case Event.Printed(var step, var bytes) -> {
        if (watcher != null && (step.equals("watch") || step.equals("proof"))) {
          watcher.read(bytes.array());
          consider(watcher);
        }
      }
      case Event.Ended(var frame) -> {
        frames.add(frame);
        step = "";
        free = false;
        if (frame.step().equals("restart") && frame.exit() != 0) {
          failure = failedStart(frame.text());
        }
        progress.ended(result(frame));
      }
      case Event.Done done -> {}
    }
  }

  /** What systemctl said of a start that failed, and how the service was seen right after it. */
  private static Verdict.@Nullable Unhealthy failedStart(String text) {
    var reader = new LookReader();
    text.lines().forEach(reader::line);
    reader.line("settled");
    var sign = SystemctlWords.of(text).map(words -> ": " + words).orElse("");
    return reader.observations().stream()
        .filter(Observation.Looked.class::isInstance)
        .map(Observation.Looked.class::cast)
        .findFirst()
        .map(looked -> new Verdict.Unhealthy("the start failed" + sign, looked))
        .orElse(null);
  }

  private void begin(Watcher next, Stage first) {
    if (watcher != null) {
      answers.addAll(watcher.answers());
    }
    watcher = next;
    stage = first;
    free = false;
  }

  private void consider(Watcher watcher) throws RemoteException {
    boolean settled = watcher.takeSettled();
    switch (stage) {
      case WATCHING -> watch(watcher, settled);
      case EXPLAINING -> {
        if (settled) {
          explain(watcher);
        }
      }
      case SEEKING_OWNER -> {
        if (settled) {
          nameOwner(watcher);
        }
      }
      case PROVING -> prove(watcher, settled);
      case WORKING, SAID -> {}
    }
  }

  private void watch(Watcher watcher, boolean settled) throws RemoteException {
    switch (watcher.verdict()) {
      case Verdict.Undecided(var missing) -> {
        waitFor(missing);
        free = free || settled;
      }
      case Verdict.Healthy(var shown) -> {
        proof = shown;
        say("confirm " + attempt);
      }
      case Verdict.Unhealthy unhealthy -> {
        failure = unhealthy;
        say("back verdict");
      }
    }
  }

  /** The release before runs already; first the logs of the other one are asked for. */
  private void explain(Watcher watcher) throws RemoteException {
    if (failure == null) {
      stage = Stage.PROVING;
      prove(watcher, true);
    } else if (!logsWereAsked) {
      logsWereAsked = true;
      conversation.line("logs " + failure.last().unit().invocation());
    } else {
      cause = Cause.of(failure, watcher.logs());
      var port = Cause.takenPort(watcher.logs());
      if (port.isPresent() && !cause.text().contains("belongs to process")) {
        stage = Stage.SEEKING_OWNER;
        conversation.line("owner " + port.get());
      } else {
        stage = Stage.PROVING;
        prove(watcher, true);
      }
    }
  }

  private void nameOwner(Watcher watcher) throws RemoteException {
    if (cause != null
        && watcher.lastSocket().orElse(null) instanceof SocketSeen.Other(var port, var owner)) {
      cause = cause.with("port " + port + " belongs to process " + owner);
    }
    stage = Stage.PROVING;
    prove(watcher, true);
  }

  private void prove(Watcher watcher, boolean settled) throws RemoteException {
    if (!settings.previousRan()) {
      say("done");
      return;
    }
    switch (watcher.verdict()) {
      case Verdict.Undecided(var missing) -> {
        waitFor(missing);
        free = free || settled;
      }
      case Verdict.Healthy(var shown) -> {
        restored = shown;
        say("done");
      }
      case Verdict.Unhealthy(var sign, var last) -> {
        notRestored = sign;
        say("done");
      }
    }
  }

  private void waitFor(String missing) {
    if (!missing.equals(awaited)) {
      awaited = missing;
      progress.waiting(missing);
    }
  }

  /** The last word of this step. */
  private void say(String line) throws RemoteException {
    stage = Stage.SAID;
    free = false;
    conversation.line(line);
  }

  private RemoteException silent() throws RemoteException {
    conversation.next(Duration.ofMillis(1));
    throw new IllegalStateException("the script spoke again at the very end of its time");
  }

  private static StepResult result(Frame frame) {
    boolean looks = frame.step().equals("watch") || frame.step().equals("proof");
    return new StepResult(
        frame.step(), frame.exit(), frame.took(), looks ? "" : frame.text().strip());
  }
}
