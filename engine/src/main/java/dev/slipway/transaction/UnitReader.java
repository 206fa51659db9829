package dev.slipway.transaction;

import dev.slipway.plan.UnitState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the unit's part of the state. */
final class UnitReader {

  /** systemd prints spans of time for people: {@code 1min 30s}, {@code 500ms}, {@code infinity}. */
  private static final Pattern SPAN = Pattern.compile("(\\d{1,9})(min|ms|us|s|h|d|w|month|y)");

  /** What {@code infinity} is taken for: longer than anybody waits. */
  private static final Duration FOREVER = Duration.ofHours(1);

  private UnitReader() {}

  static UnitState read(StateLines lines) {
    var show = lines.fields("unit");
    var file = lines.first("unit-file").map(text -> text.split(" "));
    var print = lines.first("unit-print");
    return new UnitState(
        show.getOrDefault("LoadState", "not-found"),
        show.getOrDefault("UnitFileState", ""),
        Optional.of(show.getOrDefault("FragmentPath", "")).filter(path -> !path.isEmpty()),
        file.filter(fields -> fields.length == 2).flatMap(fields -> StateLines.digest(fields[1])),
        file.flatMap(fields -> StateLines.instant(fields[0])).orElse(Instant.EPOCH),
        lines.all("drop-in"),
        lines.all("drop-in-exec"),
        print.isPresent() && print.equals(lines.first("unit-loaded")) && !needsReload(show),
        show.getOrDefault("ActiveState", "inactive"),
        show.getOrDefault("SubState", "dead"),
        show.getOrDefault("InvocationID", ""),
        StateLines.number(show.getOrDefault("NRestarts", "")).map(Long::intValue).orElse(0),
        span(show.getOrDefault("TimeoutStopUSec", "1min 30s")),
        show.getOrDefault("TriggeredBy", "").contains(".socket"));
  }

  /**
   * systemd 257 says so of every unit after {@code systemctl enable --no-reload} of any one, which
   * is what a first deploy does (measured: also of init.scope, which has no file). Then it says
   * nothing about this unit, and the print of its files decides.
   */
  private static boolean needsReload(Map<String, String> show) {
    return !"no".equals(show.get("NeedDaemonReload")) && !"yes".equals(show.get("AllNeedReload"));
  }

  static Duration span(String text) {
    if (text.equals("infinity")) {
      return FOREVER;
    }
    var total = Duration.ZERO;
    Matcher matcher = SPAN.matcher(text);
    while (matcher.find()) {
      long count = Long.parseLong(matcher.group(1));
      total =
          total.plus(
              switch (matcher.group(2)) {
                case "us" -> Duration.ofNanos(count * 1000);
                case "ms" -> Duration.ofMillis(count);
                case "s" -> Duration.ofSeconds(count);
                case "min" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> FOREVER;
              });
    }
    return total;
  }
}
