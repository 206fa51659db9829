package dev.slipway.transaction;

import dev.slipway.health.Expectation;
import dev.slipway.health.Judge;
import dev.slipway.health.Observation;
import dev.slipway.health.SocketSeen;
import dev.slipway.health.Verdict;
import dev.slipway.plan.ReleaseSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one step of looks and judges it. */
final class Watcher {

  /** Asked of what was no release of ours: nothing but that it stays up. */
  private static final Expectation STAYS_UP =
      new Expectation(
          false,
          Duration.ZERO,
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10));

  private final Expectation expectation;
  private final LookReader reader = new LookReader();
  private final java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();

  Watcher(Expectation expectation) {
    this.expectation = expectation;
  }

  /** Judges by these settings, from this time on. */
  static Watcher of(Optional<ReleaseSettings> settings, Duration since, boolean briefly) {
    return new Watcher(
        settings
            .map(ReleaseSettings::health)
            .map(
                health ->
                    new Expectation(
                        health.question().isPresent(),
                        since,
                        health.timeout(),
                        health.start(),
                        briefly ? Duration.ZERO : health.watch()))
            .orElseGet(
                () ->
                    new Expectation(
                        STAYS_UP.asked(),
                        since,
                        STAYS_UP.timeout(),
                        STAYS_UP.start(),
                        STAYS_UP.watch())));
  }

  /** Some more output, cut anywhere. */
  void read(byte[] output) {
    for (byte b : output) {
      if (b == '\n') {
        reader.line(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else {
        line.write(b);
      }
    }
  }

  /** Whether the script waits for a line, since the last call. */
  boolean takeSettled() {
    return reader.takeSettled();
  }

  Verdict verdict() {
    return Judge.of(expectation, reader.observations());
  }

  List<String> logs() {
    return List.copyOf(reader.logs());
  }

  Optional<SocketSeen> lastSocket() {
    return reader.lastSocket();
  }

  List<Observation.Answered> answers() {
    var answers = new ArrayList<Observation.Answered>();
    for (var observation : reader.observations()) {
      if (observation instanceof Observation.Answered answered) {
        answers.add(answered);
      }
    }
    return answers;
  }
}
