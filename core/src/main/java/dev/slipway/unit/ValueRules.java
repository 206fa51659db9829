package dev.slipway.unit;

import static dev.slipway.unit.ValueRule.usableWhen;

import dev.slipway.format.unit.SizeLimit;
import dev.slipway.format.unit.TimeSpan;
import dev.slipway.format.unit.UnitBoolean;
import dev.slipway.model.SystemdVersion;
import dev.slipway.unit.ValueRule.Verdict;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules for values of directives that services use. A directive without a rule here is not
 * judged. What systemd takes was compared with the recorded answers of 247, 252 and 257.
 */
final class ValueRules {

  private static final Pattern DECIMAL = Pattern.compile("\\+?\\d{1,20}");
  private static final Pattern OCTAL = Pattern.compile("[0-7]{1,20}");
  private static final long LARGEST_UNSIGNED = 4_294_967_295L;
  private static final int LARGEST_MODE = 07777;

  /** Recorded: 247 takes one digit after the point of a share, 252 two. */
  private static final int PERMYRIAD_SINCE = 248;

  /** Words that a directive takes; a number is the version that first took the word. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("Type", "simple exec forking oneshot dbus notify idle notify-reload:253"),
          Map.entry("Restart", "no on-success on-failure on-abnormal on-watchdog on-abort always"),
          Map.entry("RestartMode", "normal direct debug:257"),
          Map.entry("ExitType", "main cgroup"),
          Map.entry("NotifyAccess", "none main exec all"),
          Map.entry("ProtectProc", "default noaccess invisible ptraceable"),
          Map.entry("ProcSubset", "all pid"),
          Map.entry("KeyringMode", "inherit private shared"),
          Map.entry("UtmpMode", "init login user"),
          Map.entry("DevicePolicy", "auto closed strict"),
          Map.entry("TimeoutStartFailureMode", "terminate abort kill"),
          Map.entry("TimeoutStopFailureMode", "terminate abort kill"));

  /** Words that a directive takes beside yes and no. */
  private static final Map<String, String> WORDS_OR_BOOLEAN =
      Map.of(
          "ProtectSystem", "full strict",
          "ProtectHome", "read-only tmpfs",
          "PrivateTmp", "disconnected:257",
          "PrivateUsers", "self:257 identity:257",
          "ProtectControlGroups", "private:257 strict:257",
          "RuntimeDirectoryPreserve", "restart",
          "FileDescriptorStorePreserve", "restart");

  private static final Map<String, ValueRule> BY_KEY =
      Map.of(
          "KillMode",
              (value, version) ->
                  orEmpty(value, words("control-group process mixed none", value, version)),
          "TimeoutStopSec", (value, version) -> time(value),
          "TimeoutAbortSec", (value, version) -> orEmpty(value, time(value)),
          "TasksMax", (value, version) -> orEmpty(value, tasks(value)),
          "LimitNICE", (value, version) -> nice(value));

  private static final Set<String> TIME_LIMITS = Set.of("LimitCPU", "LimitRTTIME");
  private static final Set<String> COUNT_LIMITS =
      Set.of("LimitNOFILE", "LimitNPROC", "LimitLOCKS", "LimitSIGPENDING", "LimitRTPRIO");

  private ValueRules() {}

  /** The rule for a directive, when there is one. */
  static Optional<ValueRule> of(Directive directive) {
    String key = directive.key();
    if (BY_KEY.containsKey(key)) {
      return Optional.ofNullable(BY_KEY.get(key));
    }
    if (key.startsWith("Limit") && directive.hint().equals("LIMIT")) {
      return Optional.of((value, version) -> limit(key, value));
    }
    if (key.startsWith("Memory") && directive.hint().equals("LIMIT")) {
      return Optional.of((value, version) -> orEmpty(value, memory(value, version)));
    }
    String words = WORDS.get(key);
    if (words != null && !directive.hint().equals("STRING")) {
      return Optional.of((value, version) -> words(words, value, version));
    }
    String more = WORDS_OR_BOOLEAN.get(key);
    if (more != null) {
      return Optional.of(
          (value, version) ->
              usableWhen(
                  UnitBoolean.parse(value).isPresent()
                      || words(more, value, version) == Verdict.USABLE));
    }
    // A job mode has the hint of a file mode.
    return key.endsWith("JobMode") ? Optional.empty() : byHint(directive.hint());
  }

  private static Optional<ValueRule> byHint(String hint) {
    return switch (hint) {
      case "BOOLEAN" ->
          Optional.of((value, version) -> usableWhen(UnitBoolean.parse(value).isPresent()));
      case "SECONDS" -> Optional.of((value, version) -> time(value));
      case "UNSIGNED" -> Optional.of((value, version) -> unsigned(value));
      case "MODE" -> Optional.of((value, version) -> mode(value));
      case "SIGNAL" -> Optional.of((value, version) -> Signals.judge(value));
      default -> Optional.empty();
    };
  }

  private static Verdict orEmpty(String value, Verdict verdict) {
    return value.isEmpty() ? Verdict.USABLE : verdict;
  }

  private static Verdict words(String words, String value, SystemdVersion version) {
    for (String word : words.split(" ")) {
      int colon = word.indexOf(':');
      String text = colon < 0 ? word : word.substring(0, colon);
      int since = colon < 0 ? 0 : Integer.parseInt(word.substring(colon + 1));
      if (text.equals(value) && version.isAtLeast(since)) {
        return Verdict.USABLE;
      }
    }
    return Verdict.INVALID;
  }

  private static Verdict time(String value) {
    return usableWhen(TimeSpan.parse(value).isPresent());
  }

  private static Verdict unsigned(String value) {
    if (value.matches("-\\d+")) {
      return Verdict.OUT_OF_RANGE;
    }
    if (!DECIMAL.matcher(value).matches()) {
      return Verdict.INVALID;
    }
    boolean isSmall = new BigInteger(value).bitLength() <= 32;
    return isSmall && Long.parseLong(value) <= LARGEST_UNSIGNED
        ? Verdict.USABLE
        : Verdict.OUT_OF_RANGE;
  }

  private static Verdict mode(String value) {
    if (!OCTAL.matcher(value).matches()) {
      return Verdict.INVALID;
    }
    return new BigInteger(value, 8).bitLength() <= Integer.bitCount(LARGEST_MODE)
        ? Verdict.USABLE
        : Verdict.OUT_OF_RANGE;
  }

  /** A raw limit from 0 to 40, or with a sign a nice level from -20 to 19. */
  private static Verdict nice(String value) {
    if (!value.matches("[+-]?\\d{1,9}")) {
      return value.equals("infinity") ? Verdict.USABLE : Verdict.INVALID;
    }
    int number = Integer.parseInt(value);
    boolean isInRange =
        value.startsWith("+") ? number < 20 : value.startsWith("-") ? number >= -20 : number <= 40;
    return isInRange ? Verdict.USABLE : Verdict.OUT_OF_RANGE;
  }

  private static Verdict tasks(String value) {
    boolean isCount = value.matches("\\d{1,19}");
    boolean isShare = SizeLimit.parse(value).filter(SizeLimit.Share.class::isInstance).isPresent();
    return value.matches("-\\d+")
        ? Verdict.OUT_OF_RANGE
        : usableWhen(isCount || isShare || value.equals("infinity"));
  }

  private static Verdict memory(String value, SystemdVersion version) {
    if (value.matches(".*\\.\\d\\d%") && !version.isAtLeast(PERMYRIAD_SINCE)) {
      return Verdict.INVALID;
    }
    if (value.matches("-\\d+")) {
      return Verdict.OUT_OF_RANGE;
    }
    boolean isLarge = value.matches("\\d{20,}|(1[6-9]|[2-9]\\d)E");
    return isLarge ? Verdict.OUT_OF_RANGE : usableWhen(SizeLimit.parse(value).isPresent());
  }

  /** One limit, or soft and hard with a colon between. */
  private static Verdict limit(String key, String value) {
    int colon = value.indexOf(':');
    if (colon < 0) {
      return oneLimit(key, value);
    }
    Verdict soft = oneLimit(key, value.substring(0, colon));
    return soft == Verdict.USABLE ? oneLimit(key, value.substring(colon + 1)) : soft;
  }

  private static Verdict oneLimit(String key, String value) {
    if (value.equals("infinity")) {
      return Verdict.USABLE;
    }
    if (value.matches("-\\d+")) {
      return Verdict.OUT_OF_RANGE;
    }
    if (COUNT_LIMITS.contains(key)) {
      return usableWhen(DECIMAL.matcher(value).matches());
    }
    if (TIME_LIMITS.contains(key)) {
      return key.equals("LimitCPU")
          ? time(value)
          : usableWhen(TimeSpan.parseMicroseconds(value).isPresent());
    }
    return usableWhen(SizeLimit.bytes(value).isPresent());
  }
}
