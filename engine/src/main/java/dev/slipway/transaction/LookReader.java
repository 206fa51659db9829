package dev.slipway.transaction;

import dev.slipway.health.Answer;
import dev.slipway.health.ExecutableSeen;
import dev.slipway.health.Observation;
import dev.slipway.health.SocketSeen;
import dev.slipway.health.UnitSeen;
import dev.slipway.model.Digest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code look} prints, line by line, into observations. A look ends with the line {@code
 * settled} or with the next look. Lines it does not know are passed over: standard error joins the
 * output, and a warning of a tool must not end a deploy.
 */
final class LookReader {
  private final List<Observation> observations = new ArrayList<>();
  private final List<String> logs = new ArrayList<>();
  private final List<SocketSeen> sockets = new ArrayList<>();
  private @Nullable Duration at;
  private Map<String, String> unit = Map.of();
  private ExecutableSeen executable = new ExecutableSeen.None();
  private Optional<Digest> hash = Optional.empty();
  private Optional<SocketSeen> lastSocket = Optional.empty();
  private boolean settled;

  /** All observations so far, in order. */
  List<Observation> observations() {
    return observations;
  }

  /** The log lines that were asked for. */
  List<String> logs() {
    return logs;
  }

  /** Whether the script waits for a line since the last call. */
  boolean takeSettled() {
    var was = settled;
    settled = false;
    return was;
  }

  /** The port that was seen last, also one that was asked for alone. */
  Optional<SocketSeen> lastSocket() {
    return lastSocket;
  }

  void line(String line) {
    var fields = line.split("\t", -1);
    switch (fields[0]) {
      case "process" -> process(fields);
      case "exe" -> executable = executable(fields);
      case "hash" -> hash = fields.length > 1 ? digest(fields[1]) : Optional.empty();
      case "port" -> {
        lastSocket = socket(fields);
        lastSocket.ifPresent(sockets::add);
      }
      case "answer" -> answer(fields);
      case "log" -> logs.add(line.substring("log".length()).strip());
      case "settled" -> {
        finishLook();
        settled = true;
      }
      default -> {}
    }
  }

  private void process(String[] fields) {
    finishLook();
    var time = fields.length > 1 ? uptime(fields[1]) : Optional.<Duration>empty();
    if (time.isPresent()) {
      at = time.get();
      unit = new HashMap<>();
      for (var field : fields) {
        int equals = field.indexOf('=');
        if (equals > 0) {
          unit.put(field.substring(0, equals), field.substring(equals + 1));
        }
      }
    }
  }

  private void finishLook() {
    if (at != null) {
      observations.add(
          new Observation.Looked(
              at,
              new UnitSeen(
                  unit.getOrDefault("ActiveState", "unknown"),
                  unit.getOrDefault("SubState", "unknown"),
                  unit.getOrDefault("Result", ""),
                  number("MainPID"),
                  unit.getOrDefault("InvocationID", ""),
                  number("NRestarts"),
                  number("ExecMainCode"),
                  number("ExecMainStatus")),
              executable,
              hash,
              sockets));
    }
    at = null;
    executable = new ExecutableSeen.None();
    sockets.clear();
  }

  private int number(String key) {
    try {
      return Integer.parseInt(unit.getOrDefault(key, "0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static ExecutableSeen executable(String[] fields) {
    return switch (fields.length > 1 ? fields[1] : "") {
      case "same" -> new ExecutableSeen.Same();
      case "not-compared" -> new ExecutableSeen.NotCompared();
      case "none" -> new ExecutableSeen.None();
      default -> new ExecutableSeen.Other(fields.length > 2 ? fields[2] : "");
    };
  }

  private static Optional<SocketSeen> socket(String[] fields) {
    if (fields.length < 3 || !fields[1].matches("\\d{1,5}")) {
      return Optional.empty();
    }
    int port = Integer.parseInt(fields[1]);
    var more = fields.length > 3 ? fields[3] : "";
    return Optional.of(
        switch (fields[2]) {
          case "own" -> new SocketSeen.Own(port);
          case "free" -> new SocketSeen.Free(port);
          case "other" -> new SocketSeen.Other(port, more);
          default -> new SocketSeen.Unknown(port, more);
        });
  }

  private void answer(String[] fields) {
    if (fields.length < 4) {
      return;
    }
    var asked = uptime(fields[1]);
    var before = uptime(fields[2]);
    if (asked.isEmpty() || before.isEmpty()) {
      return;
    }
    var text = fields.length > 4 ? fields[4].strip() : "";
    observations.add(
        new Observation.Answered(
            asked.get(),
            before.get(),
            switch (fields[3]) {
              case "good" -> new Answer.Good(text);
              case "bad" -> new Answer.Bad(text);
              default -> new Answer.Unknown(text);
            }));
  }

  private static Optional<Digest> digest(String text) {
    return text.matches("[0-9a-f]{64}") ? Optional.of(new Digest(text)) : Optional.empty();
  }

  /** {@code 12345.67}, as in /proc/uptime. */
  static Optional<Duration> uptime(String text) {
    return text.matches("\\d{1,12}\\.\\d{2}")
        ? Optional.of(Duration.ofMillis(Long.parseLong(text.replace(".", "")) * 10))
        : Optional.empty();
  }
}
