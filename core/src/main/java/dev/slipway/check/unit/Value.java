package dev.slipway.check.unit;

import dev.slipway.format.unit.SizeLimit;
import dev.slipway.format.unit.TimeSpan;
import dev.slipway.format.unit.UnitBoolean;
import dev.slipway.model.SystemdVersion;
import dev.slipway.unit.Directive;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which values systemd takes, for the directives whose values are simple enough to be sure: yes and
 * no, times, modes, sizes, limits and words (systemd 247 to 257, load-fragment.c, parse-util.c).
 */
final class Value {
  private static final Pattern MODE = Pattern.compile("0*[0-7]{1,4}");
  private static final Pattern UNSIGNED = Pattern.compile("\\s*\\+?(?:0[xob])?[0-9a-fA-F]{1,20}");
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,18}|[0-9.]{1,9}%|infinity");

  private static final int NOTIFY_RELOAD_SINCE = 253;

  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "Restart",
          Set.of(
              "no", "always", "on-success", "on-failure", "on-abnormal", "on-abort", "on-watchdog"),
          "Type",
          Set.of("simple", "exec", "forking", "oneshot", "dbus", "notify", "notify-reload", "idle"),
          "KillMode",
          Set.of("control-group", "process", "mixed", "none"));

  /** Words that some directives take beside yes and no. */
  private static final Map<String, Set<String>> BESIDE_BOOLEAN =
      Map.of(
          "ProtectSystem", Set.of("full", "strict"),
          "ProtectHome", Set.of("read-only", "tmpfs"));

  private static final Set<String> MEMORY =
      Set.of("MemoryMax", "MemoryHigh", "MemoryLow", "MemoryMin", "MemorySwapMax", "MemoryLimit");

  private static final Set<String> TIMES =
      Set.of(
          "RestartSec",
          "TimeoutSec",
          "TimeoutStartSec",
          "TimeoutStopSec",
          "WatchdogSec",
          "StartLimitIntervalSec",
          "StartLimitInterval",
          "RuntimeMaxSec",
          "TimeoutAbortSec");

  /** Limits in bytes; the others count something. */
  private static final Set<String> SIZE_LIMITS =
      Set.of(
          "LimitAS",
          "LimitCORE",
          "LimitDATA",
          "LimitFSIZE",
          "LimitMEMLOCK",
          "LimitRSS",
          "LimitSTACK",
          "LimitMSGQUEUE");

  private static final Set<String> COUNT_LIMITS =
      Set.of("LimitNOFILE", "LimitNPROC", "LimitLOCKS", "LimitSIGPENDING");

  private Value() {}

  /** What systemd takes instead, when it is sure that it does not take this value. */
  static Optional<String> refused(Directive directive, String value, SystemdVersion version) {
    var key = directive.key();
    if (WORDS.containsKey(key)) {
      var words = words(key, version);
      return unless(words::contains, value, String.join(", ", words));
    }
    if (BESIDE_BOOLEAN.containsKey(key)) {
      var beside = BESIDE_BOOLEAN.getOrDefault(key, Set.of());
      return unless(
          text -> beside.contains(text) || isBoolean(text),
          value,
          "yes, no, " + String.join(", ", new TreeSet<>(beside)));
    }
    if (MEMORY.contains(key)) {
      return unless(
          text -> SizeLimit.parse(text).isPresent(), value, "512M, 1.5G, 80% or infinity");
    }
    if (key.equals("TasksMax")) {
      return unless(COUNT.asMatchPredicate(), value, "512, 50% or infinity");
    }
    if (TIMES.contains(key)) {
      return unless(text -> TimeSpan.parse(text).isPresent(), value, "5s, 1min 30s or infinity");
    }
    if (SIZE_LIMITS.contains(key)) {
      return unless(range(text -> SizeLimit.bytes(text).isPresent()), value, "512M or infinity");
    }
    if (COUNT_LIMITS.contains(key)) {
      return unless(range(UNSIGNED.asMatchPredicate()), value, "65536, 1024:65536 or infinity");
    }
    // systemd calls the words of OnFailureJobMode= a MODE, as it does bits of permission.
    if (directive.complaint().isEmpty() || key.endsWith("JobMode")) {
      return Optional.empty();
    }
    return switch (directive.hint()) {
      case "BOOLEAN" -> unless(Value::isBoolean, value, "yes or no");
      case "MODE" -> unless(MODE.asMatchPredicate(), value, "0750");
      case "UNSIGNED" -> unless(UNSIGNED.asMatchPredicate(), value, "a whole number");
      default -> Optional.empty();
    };
  }

  private static Optional<String> unless(Predicate<String> accepted, String value, String instead) {
    return accepted.test(value) ? Optional.empty() : Optional.of(instead);
  }

  private static boolean isBoolean(String value) {
    return UnitBoolean.parse(value).isPresent();
  }

  /** One limit, or soft and hard with a colon between; {@code infinity} for none. */
  private static Predicate<String> range(Predicate<String> one) {
    return value -> {
      var parts = value.split(":", 2);
      for (var part : parts) {
        if (!part.equals("infinity") && !one.test(part)) {
          return false;
        }
      }
      return true;
    };
  }

  private static SortedSet<String> words(String key, SystemdVersion version) {
    var words = new TreeSet<>(WORDS.getOrDefault(key, Set.of()));
    if (!version.isAtLeast(NOTIFY_RELOAD_SINCE)) {
      words.remove("notify-reload");
    }
    return words;
  }
}
