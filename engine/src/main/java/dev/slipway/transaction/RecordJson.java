package dev.slipway.transaction;

import dev.slipway.model.Digest;
import dev.slipway.model.Health;
import dev.slipway.model.Health.Question;
import dev.slipway.plan.ReleaseRecord;
import dev.slipway.plan.ReleaseSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/** A release's record as it lies beside it on the server: one line of JSON, without any secret. */
final class RecordJson {
  private RecordJson() {}

  static String write(ReleaseRecord record) {
    var json = new LinkedHashMap<String, Object>();
    json.put("executable", record.executable().hex());
    json.put("size", record.size());
    json.put("unit", record.unit().hex());
    json.put("enabled", record.enabled());
    var files = new LinkedHashMap<String, String>();
    record.environment().forEach((name, hash) -> files.put(name, hash.hex()));
    json.put("environment", files);
    var settings = record.settings();
    json.put("user", settings.user());
    json.put("makesUser", settings.makesUser());
    json.put("ports", settings.ports());
    json.put("keep", settings.keep());
    var health = settings.health();
    json.put("timeoutMs", health.timeout().toMillis());
    json.put("startMs", health.start().toMillis());
    json.put("watchMs", health.watch().toMillis());
    health.question().ifPresent(question -> json.put("question", question(question)));
    return JSON.std.asString(json);
  }

  private static Map<String, Object> question(Question question) {
    var json = new LinkedHashMap<String, Object>();
    switch (question) {
      case Question.Http(var url, var status, var contains) -> {
        json.put("http", url);
        json.put("status", status);
        contains.ifPresent(text -> json.put("contains", text));
      }
      case Question.Tcp(var host, var port) -> {
        json.put("tcp", host);
        json.put("port", port);
      }
      case Question.Exec(var command) -> json.put("exec", command);
    }
    return json;
  }

  /** The record; empty when the text is none, as after a disk that lost it. */
  static Optional<ReleaseRecord> read(String text) {
    try {
      return Optional.of(read(JSON.std.mapFrom(text)));
    } catch (JacksonException
        | IllegalArgumentException
        | ClassCastException
        | NullPointerException e) {
      return Optional.empty();
    }
  }

  private static ReleaseRecord read(Map<String, Object> json) {
    var files = new TreeMap<String, Digest>();
    map(json.get("environment"))
        .forEach((name, hash) -> files.put(String.valueOf(name), new Digest(String.valueOf(hash))));
    return new ReleaseRecord(
        new Digest(text(json.get("executable"))),
        number(json.get("size")),
        new Digest(text(json.get("unit"))),
        Boolean.TRUE.equals(json.get("enabled")),
        files,
        new ReleaseSettings(
            text(json.get("user")),
            !Boolean.FALSE.equals(json.get("makesUser")), // not said until 2026-11: all were made
            list(json.get("ports")).stream().map(port -> (int) number(port)).toList(),
            new Health(
                Optional.ofNullable(json.get("question")).map(asked -> question(map(asked))),
                Duration.ofMillis(number(json.get("timeoutMs"))),
                Duration.ofMillis(number(json.get("startMs"))),
                Duration.ofMillis(number(json.get("watchMs")))),
            (int) number(json.get("keep"))));
  }

  private static Question question(Map<?, ?> json) {
    if (json.containsKey("http")) {
      return new Question.Http(
          text(json.get("http")),
          (int) number(json.get("status")),
          Optional.ofNullable(json.get("contains")).map(String::valueOf));
    }
    if (json.containsKey("tcp")) {
      return new Question.Tcp(text(json.get("tcp")), (int) number(json.get("port")));
    }
    var words = new ArrayList<String>();
    list(json.get("exec")).forEach(word -> words.add(text(word)));
    return new Question.Exec(words);
  }

  private static String text(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("a text was expected: " + value);
  }

  private static long number(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalArgumentException("a number was expected: " + value);
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
