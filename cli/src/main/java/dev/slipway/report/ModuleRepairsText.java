package dev.slipway.report;

import dev.slipway.module.ModuleRepair;
import dev.slipway.module.ModuleRepaired;
import dev.slipway.terminal.Style;
import java.util.ArrayList;
import java.util.List;

/** The plan of {@code modules verify --fix} and what came of it, as text. */
public final class ModuleRepairsText {
  private ModuleRepairsText() {}

  /** What would be done, each with whether it takes a yes, and the files or lines it touches. */
  public static List<String> plan(List<ModuleRepair> plan, Style style) {
    var lines = new ArrayList<String>();
    lines.add(style.strong("plan"));
    for (var repair : plan) {
      lines.add("  %-5s %-12s %s".formatted(repair.auto().word(), repair.id(), repair.words()));
      repair.touched().forEach(touched -> lines.add(" ".repeat(21) + touched));
    }
    lines.add("");
    return lines;
  }

  /** What was done and what not, and why. */
  public static List<String> results(List<ModuleRepaired> results, Style style) {
    var lines = new ArrayList<String>();
    for (var result : results) {
      lines.add(
          (result.isDone() ? style.good("done  ") : style.warning("left  "))
              + "%-12s %s".formatted(result.repair().id(), result.repair().words())
              + (result.said().isEmpty() ? "" : " (" + result.said() + ")"));
    }
    lines.add("");
    return lines;
  }
}
