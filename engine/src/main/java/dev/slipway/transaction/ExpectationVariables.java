package dev.slipway.transaction;

import dev.slipway.model.Health.Question;
import dev.slipway.model.ServiceName;
import dev.slipway.plan.ReleaseSettings;
import dev.slipway.script.Script;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code look} goes by, as shell variables with the prefix {@code new_} or {@code old_}. */
final class ExpectationVariables {
  private static final List<String> QUESTION =
      List.of(
          "question",
          "http_url",
          "http_host",
          "http_path",
          "http_status",
          "http_contains",
          "ask_host",
          "ask_port");

  private final Script.Builder script;
  private final String prefix;

  private ExpectationVariables(Script.Builder script, String prefix) {
    this.script = script;
    this.prefix = prefix;
  }

  /**
   * Sets them.
   *
   * @param executable the file that should run; empty when it is not compared
   * @param settings of the release; empty for what was no release of ours
   */
  static void set(
      Script.Builder script,
      String prefix,
      ServiceName service,
      Optional<String> executable,
      Optional<ReleaseSettings> settings) {
    var variables = new ExpectationVariables(script, prefix);
    variables.set("expected_exe", executable.orElse(""));
    variables.set(
        "ports",
        settings.stream()
            .flatMap(known -> known.ports().stream())
            .map(String::valueOf)
            .collect(Collectors.joining(" ")));
    variables.set("ask_user", settings.map(ReleaseSettings::user).orElse(service.text()));
    variables.set(
        "ask_timeout",
        seconds(settings.map(known -> known.health().timeout()).orElse(Duration.ofSeconds(2))));
    QUESTION.forEach(name -> variables.set(name, ""));
    variables.set("exec_words", "0");
    settings.flatMap(known -> known.health().question()).ifPresent(variables::question);
  }

  private void question(Question question) {
    switch (question) {
      case Question.Http(var url, var status, var contains) -> {
        var uri = URI.create(url);
        set("question", "http");
        set("http_url", url);
        set("http_status", String.valueOf(status));
        set("http_contains", contains.orElse(""));
        set("http_host", Optional.ofNullable(uri.getRawAuthority()).orElse(""));
        set("http_path", path(uri));
        set("ask_host", plain(Optional.ofNullable(uri.getHost()).orElse("")));
        set("ask_port", String.valueOf(uri.getPort() > 0 ? uri.getPort() : defaultPort(uri)));
      }
      case Question.Tcp(var host, var port) -> {
        set("question", "tcp");
        set("ask_host", plain(host));
        set("ask_port", String.valueOf(port));
      }
      case Question.Exec(var command) -> {
        set("question", "exec");
        set("exec_words", String.valueOf(command.size()));
        for (int i = 0; i < command.size(); i++) {
          set("exec_word_" + (i + 1), command.get(i));
        }
      }
    }
  }

  private void set(String name, String value) {
    script.set(prefix + "_" + name, value);
  }

  private static String path(URI uri) {
    var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  private static int defaultPort(URI uri) {
    return "https".equals(uri.getScheme()) ? 443 : 80;
  }

  private static String plain(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /** As {@code timeout} and curl take it. */
  static String seconds(Duration time) {
    return time.toMillis() % 1000 == 0
        ? String.valueOf(time.toSeconds())
        : time.toSeconds() + "." + "%03d".formatted(time.toMillisPart());
  }
}
