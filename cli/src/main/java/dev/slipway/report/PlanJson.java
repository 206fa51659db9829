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
 * @param unreached the servers that nothing is known of
 */
public record PlanJson(
    String schema, List<Step> steps, List<Obstacle> obstacles, List<Unreached> unreached) {

  /** One step. */
  public record Step(String id, String server, String now, String then, String undo) {}

  /** Why nothing can be planned on a server. */
  public record Obstacle(String server, String what, String evidence, String fix) {}

  /** A server that was not reached, and the error. */
  public record Unreached(String server, String error) {}

  /** The plans by server, and the errors of those that were not reached. */
  public static PlanJson of(Map<String, Plan> plans, Map<String, String> errors) {
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
    var unreached =
        errors.entrySet().stream()
            .map(error -> new Unreached(error.getKey(), error.getValue()))
            .toList();
    return new PlanJson("slipway/plan/1", steps, obstacles, unreached);
  }
}
