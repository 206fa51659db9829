package dev.slipway.transaction;

import dev.slipway.model.Digest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lines {@code KEY VALUE}, keys of one or more words.
 *
 * @param lines the lines as they came
 */
record StateLines(List<String> lines) {
  static StateLines of(String output) {
    return new StateLines(output.lines().toList());
  }

  /** Whether a line is the key alone or begins with it. */
  boolean has(String key) {
    return lines.stream().anyMatch(line -> line.equals(key) || line.startsWith(key + " "));
  }

  /** The values of all lines that begin with the key. */
  List<String> all(String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key + " "))
        .map(line -> line.substring(key.length() + 1))
        .toList();
  }

  Optional<String> first(String key) {
    return all(key).stream().findFirst().filter(value -> !value.isBlank());
  }

  /** The values of all lines that begin with the key, one below the other. */
  Optional<String> text(String key) {
    var values = all(key);
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", values));
  }

  /** The values that have the form {@code NAME=TEXT}. */
  Map<String, String> fields(String key) {
    var fields = new LinkedHashMap<String, String>();
    for (var value : all(key)) {
      int equals = value.indexOf('=');
      if (equals > 0) {
        fields.put(value.substring(0, equals), value.substring(equals + 1));
      }
    }
    return fields;
  }

  static Optional<Long> number(String text) {
    return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  /** Seconds since 1970. */
  static Optional<Instant> instant(String text) {
    return text.matches("\\d{1,11}")
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
        : Optional.empty();
  }

  static Optional<Digest> digest(String text) {
    return text.matches("[0-9a-f]{64}") ? Optional.of(new Digest(text)) : Optional.empty();
  }
}
