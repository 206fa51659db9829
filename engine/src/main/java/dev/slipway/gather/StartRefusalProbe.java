package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.Questions;
import dev.slipway.fact.StartRefusal;

/**
 * Reads the last three lines that process 1 wrote about a failed unit: the refusal, the result, and
 * that it was not started (systemd 247 to 257). What is further back was another start.
 */
final class StartRefusalProbe implements Probe<StartRefusal> {
  private static final String SAID = "repeated too quickly";

  @Override
  public Class<StartRefusal> type() {
    return StartRefusal.class;
  }

  @Override
  public boolean isAsked(Questions questions) {
    return questions.service().isPresent();
  }

  /** A failed unit has failed for good; what is up again was not refused. */
  @Override
  public String script(Questions questions) {
    return """
    field ActiveState
    if [ "$v" = failed ]; then
      command -v journalctl >/dev/null || exit 127
      journalctl --quiet --no-pager -o cat -n 3 UNIT="$service" _PID=1
    fi
    echo end
    """;
  }

  @Override
  public Fact<StartRefusal> read(String output, int exit) {
    if (exit == 127) {
      return Fact.unknown("there is no journalctl", "journalctl (systemd)");
    }
    return Fact.known(
        new StartRefusal(output.lines().filter(line -> line.contains(SAID)).findFirst().orElse("")),
        "journalctl");
  }
}
