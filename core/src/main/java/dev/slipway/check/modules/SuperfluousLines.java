package dev.slipway.check.modules;

import dev.slipway.fact.ProjectModules;
import dev.slipway.format.gosum.GoSumLine;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.graph.Content;
import dev.slipway.graph.ModuleGraph;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The lines of {@code go.sum} for versions that no build can need any more. Kept are those of each
 * {@code go.mod} in the graph, and of the chosen versions (cmd/go/internal/modload/init.go,
 * keepSums); {@code go mod tidy} looks at packages too, and may drop more.
 */
public final class SuperfluousLines {
  /** For this one {@code go mod tidy} keeps what Go 1.16 needs, which reads a larger graph. */
  private static final String FIRST_PRUNED = "1.17";

  private SuperfluousLines() {}

  /** In the order of the file; none where the graph is not known whole. */
  public static List<GoSumLine> of(ProjectModules modules) {
    if (modules.goMod().goVersion().startsWith(FIRST_PRUNED)) {
      return List.of();
    }
    return modules
        .graph()
        .filter(known -> known.graph().isComplete())
        // A workspace keeps lines for its modules together.
        .filter(known -> known.workspace().isEmpty())
        .map(known -> of(modules.goSum().lines(), known.graph()))
        .orElse(List.of());
  }

  private static List<GoSumLine> of(List<GoSumLine> lines, ModuleGraph graph) {
    var chosen = contents(graph, graph.selected());
    var read = contents(graph, graph.read());
    return lines.stream()
        .filter(line -> !chosen.contains(line.module()))
        .filter(line -> !(line.isGoMod() && read.contains(line.module())))
        .filter(line -> !line.module().path().equals("golang.org/toolchain"))
        .toList();
  }

  private static Set<ModuleVersion> contents(ModuleGraph graph, List<ModuleVersion> modules) {
    var all = new HashSet<ModuleVersion>();
    for (var module : modules) {
      if (graph.content(module) instanceof Content.Published(var published)) {
        all.add(published);
      }
    }
    return all;
  }
}
