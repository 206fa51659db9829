package dev.slipway.check.modules;

import dev.slipway.finding.Finding;
import dev.slipway.graph.ModuleGraph;

/** How a module comes into the graph, as evidence: the line of the project's own file first. */
final class Way {
  private Way() {}

  /** The finding with each step to a module. */
  static Finding seen(Finding finding, ModuleGraph graph, String path) {
    var more = finding;
    for (var step : graph.chain(path)) {
      var file = step.isOfMain() ? "go.mod" : step.requirer() + "/go.mod";
      more = more.seen(file + ":" + step.line(), step.required().toString());
    }
    return more;
  }
}
