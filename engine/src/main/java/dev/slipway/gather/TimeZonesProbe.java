package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.Questions;
import dev.slipway.fact.TimeZones;

/** Looks where Go looks; a directory counts when it holds a zone that every database has. */
final class TimeZonesProbe implements Probe<TimeZones> {
  @Override
  public Class<TimeZones> type() {
    return TimeZones.class;
  }

  @Override
  public String script(Questions questions) {
    return """
    for d in /usr/share/zoneinfo /usr/share/lib/zoneinfo /usr/lib/locale/TZ /etc/zoneinfo; do
      if [ -s "$d/Europe/Berlin" ]; then echo "$d"; fi
    done
    echo end
    """;
  }

  @Override
  public Fact<TimeZones> read(String output, int exit) {
    var lines = output.lines().toList();
    return lines.isEmpty() || !lines.getLast().equals("end")
        ? Answers.notUnderstood("/usr/share/zoneinfo", output)
        : Fact.known(
            new TimeZones(lines.stream().filter(line -> line.startsWith("/")).toList()),
            "/usr/share/zoneinfo");
  }
}
