package dev.slipway.report;

import dev.slipway.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Plans as {@code slipway/plan/1}; the schema is docs/schema/plan-1.json.
 *
 * @param schema {@code slipway/plan/1}
 * @param steps in the order they are taken
 * @param obstacles what is in the way, and on which server
 */
public record PlanJson(String schema, List<Step> steps, List<Obstacle> obstacles) {

  /** One step. */
  public record Step(String id, String server, String now, String then, String undo) {}

  /** Why nothing can be planned on a server. */
  public record Obstacle(String server, String what, String evidence, String fix) {}

  /** The plans by server. */
  public static PlanJson of(Map<String, Plan> plans) {
    var steps = new ArrayList<Step>();
    var obstacles = new ArrayList<Obstacle>();
    plans.forEach(
        (server, plan) -> {
          for (var step : plan.steps()) {
            var said = step.description();
            steps.add(new Step(said.id(), server, said.now(), said.then(), said.undo()));
          }
          if (plan instanceof Plan.Refused refused) {
            refused
                .obstacles()
                .forEach(o -> obstacles.add(new Obstacle(server, o.what(), o.evidence(), o.fix())));
          }
        });
    return new PlanJson("slipway/plan/1", steps, obstacles);
  }
}
