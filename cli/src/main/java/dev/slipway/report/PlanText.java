package dev.slipway.report;

import dev.slipway.plan.Plan;
import dev.slipway.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plans as text: a block a server, three lines a step. */
public final class PlanText {
  private PlanText() {}

  /** The lines. */
  public static List<String> lines(Map<String, Plan> plans, List<String> notes, Style style) {
    var lines = new ArrayList<String>();
    plans.forEach(
        (server, plan) -> {
          lines.add(style.strong(server) + "  " + plan.service() + headline(plan));
          for (var step : plan.steps()) {
            var said = step.description();
            lines.add("  " + style.strong("%-11s".formatted(said.id())) + " now   " + said.now());
            lines.add("              then  " + said.then());
            lines.add(style.faint("              undo  " + said.undo()));
          }
          if (plan instanceof Plan.Refused refused) {
            for (var obstacle : refused.obstacles()) {
              lines.add("  " + style.bad("in the way ") + " " + obstacle.what());
              lines.add("              seen  " + obstacle.evidence());
              lines.add("              fix   " + obstacle.fix());
            }
          }
          lines.add("");
        });
    notes.forEach(note -> lines.add(style.faint(note)));
    return lines;
  }

  private static String headline(Plan plan) {
    return switch (plan) {
      case Plan.Change change ->
          "  "
              + change.previous().map(Object::toString).orElse("nothing of Slipway's")
              + " → "
              + change.release();
      case Plan.NothingToDo nothing -> "  " + nothing.because();
      case Plan.ClearUpFirst first when first.held().isPresent() -> "  a deploy is under way";
      case Plan.ClearUpFirst first -> "  an unfinished deploy is cleared up first";
      case Plan.Remove remove -> "  is taken away";
      case Plan.Refused refused -> "  nothing can be done";
    };
  }
}
