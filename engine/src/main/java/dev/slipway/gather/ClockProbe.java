package dev.slipway.gather;

import dev.slipway.fact.Clock;
import dev.slipway.fact.Fact;
import dev.slipway.fact.Questions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the clock, and what its time service says. {@code timedatectl} would say it as well, but it
 * starts a service to do so; systemd-timesyncd leaves a file (systemd 239, timesyncd-manager.c) and
 * chronyd answers {@code chronyc}.
 */
final class ClockProbe implements Probe<Clock> {
  /** Busybox's {@code date} leaves {@code %N} out or as it is. */
  private static final Pattern TIME = Pattern.compile("(\\d{1,12})(?:\\.(\\d{9}))?\\D*");

  @Override
  public Class<Clock> type() {
    return Clock.class;
  }

  @Override
  public String script(Questions questions) {
    return """
    date +%s.%N
    if [ -e /run/systemd/timesync/synchronized ]; then echo timesyncd
    elif command -v chronyc >/dev/null; then timeout 2 chronyc -n -c tracking
    fi
    """;
  }

  @Override
  public Fact<Clock> read(String output, int exit) {
    var lines = output.lines().map(String::strip).toList();
    var time = TIME.matcher(lines.isEmpty() ? "" : lines.getFirst());
    if (!time.matches()) {
      return Answers.notUnderstood("date +%s.%N", output);
    }
    long nanos = time.group(2) == null ? 0 : Long.parseLong(time.group(2));
    return Fact.known(
        new Clock(
            Instant.ofEpochSecond(Long.parseLong(time.group(1)), nanos),
            synchronised(lines.subList(1, lines.size())),
            Optional.empty()),
        "date +%s");
  }

  /** chronyc's last column is the leap status: {@code Normal}, {@code Not synchronised}. */
  private static Optional<Boolean> synchronised(List<String> lines) {
    if (lines.contains("timesyncd")) {
      return Optional.of(true);
    }
    return lines.stream()
        .filter(line -> line.contains(","))
        .map(line -> !line.endsWith("Not synchronised"))
        .findFirst();
  }
}
