package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectModules;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.gosum.GoSumLine;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.graph.Content;
import dev.slipway.graph.ModuleGraph;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * MODULES-27: {@code go.sum} has lines for versions that no build can need any more. Kept are those
 * of each {@code go.mod} in the graph, and of the chosen versions (cmd/go/internal/modload/init.go,
 * keepSums); {@code go mod tidy} looks at packages too, and may drop more.
 */
final class SuperfluousSums implements Check {
  private static final int SHOWN = 4;

  /** For this one {@code go mod tidy} keeps what Go 1.16 needs, which reads a larger graph. */
  private static final String FIRST_PRUNED = "1.17";

  @Override
  public List<String> ids() {
    return List.of("MODULES-27");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .filter(modules -> !modules.goMod().goVersion().startsWith(FIRST_PRUNED))
        .flatMap(
            modules ->
                modules.graph().stream()
                    .filter(known -> known.graph().isComplete())
                    // A workspace keeps lines for its modules together.
                    .filter(known -> known.workspace().isEmpty())
                    .flatMap(known -> finding(modules, known.graph())));
  }

  private static Stream<Finding> finding(ProjectModules modules, ModuleGraph graph) {
    var chosen = contents(graph, graph.selected());
    var read = contents(graph, graph.read());
    var lines = modules.goSum().lines();
    var superfluous =
        lines.stream()
            .filter(line -> !chosen.contains(line.module()))
            .filter(line -> !(line.isGoMod() && read.contains(line.module())))
            .filter(line -> !line.module().path().equals("golang.org/toolchain"))
            .toList();
    if (superfluous.isEmpty()) {
      return Stream.empty();
    }
    var finding =
        Finding.of(
                "MODULES-27",
                "%d of the %d lines of go.sum are about versions that no build of this go.mod needs."
                    .formatted(superfluous.size(), lines.size()))
            .lowered(Severity.ADVICE)
            .fix("Let Go write it anew and commit it.", "go mod tidy", "git add go.mod go.sum");
    for (var line : superfluous.subList(0, Math.min(SHOWN, superfluous.size()))) {
      finding = finding.seen("go.sum:" + line.number(), name(line));
    }
    return Stream.of(finding);
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

  private static String name(GoSumLine line) {
    return line.module() + (line.isGoMod() ? "/go.mod" : "");
  }
}
