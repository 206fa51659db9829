package dev.slipway.report;

import dev.slipway.doctor.RepairPlan;
import dev.slipway.doctor.Repaired;
import dev.slipway.terminal.Style;
import java.util.ArrayList;
import java.util.List;

/** The plan of {@code doctor --fix} and what came of it, as text. */
public final class RepairsText {
  private RepairsText() {}

  /** What would be done, each with whether it takes a yes, and the lines that change. */
  public static List<String> plan(RepairPlan plan, Style style) {
    var lines = new ArrayList<String>();
    lines.add(style.strong("plan"));
    for (var item : plan.items()) {
      lines.add("  %-5s %-12s %s".formatted(item.auto().word(), item.finding().id(), item.words()));
      item.diff().forEach(line -> lines.add(" ".repeat(21) + line));
    }
    lines.add("");
    return lines;
  }

  /** What was done and what not, and why. */
  public static List<String> results(List<Repaired> results, Style style) {
    var lines = new ArrayList<String>();
    for (var result : results) {
      lines.add(
          (result.isDone() ? style.good("done  ") : style.warning("left  "))
              + "%-12s %s".formatted(result.item().finding().id(), result.item().words())
              + (result.said().isEmpty() ? "" : " (" + result.said() + ")"));
    }
    if (!lines.isEmpty()) {
      lines.add("");
    }
    return lines;
  }
}
