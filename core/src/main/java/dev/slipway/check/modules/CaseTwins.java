package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectModules;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.graph.Content;
import dev.slipway.graph.ModuleGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * MODULES-32: two modules have paths that differ in upper and lower case alone. They are the same
 * project under two names: Go refuses to build both into one executable ({@code case-insensitive
 * import collision}), and file systems and proxies that do not tell them apart mix them up.
 */
final class CaseTwins implements Check {
  @Override
  public List<String> ids() {
    return List.of("MODULES-32");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .flatMap(
            modules -> modules.graph().stream().flatMap(known -> findings(modules, known.graph())));
  }

  private static Stream<Finding> findings(ProjectModules modules, ModuleGraph graph) {
    Map<String, List<ModuleVersion>> byName = new TreeMap<>();
    for (var module : graph.selected()) {
      byName
          .computeIfAbsent(module.path().toLowerCase(Locale.ROOT), none -> new ArrayList<>())
          .add(module);
    }
    return byName.values().stream()
        .filter(twins -> twins.size() > 1)
        .map(twins -> finding(modules, graph, twins));
  }

  private static Finding finding(
      ProjectModules modules, ModuleGraph graph, List<ModuleVersion> twins) {
    var finding =
        Finding.of(
                "MODULES-32",
                "%s and %s differ in upper and lower case alone: they are one project under two names."
                    .formatted(twins.get(0).path(), twins.get(1).path()))
            .fix(
                "Use one of the names everywhere. A dependency that uses the other has to be"
                    + " updated, or its module replaced.",
                "slipway modules why " + twins.get(0).path(),
                "slipway modules why " + twins.get(1).path());
    for (var twin : twins) {
      finding = Way.seen(finding, graph, twin.path());
    }
    // Without a line for its zip nothing of a module is compiled: then the name is in the graph
    // alone.
    boolean areBoth = twins.stream().filter(twin -> isBuilt(modules, graph, twin)).count() > 1;
    return finding.lowered(areBoth ? Severity.RISK : Severity.ADVICE);
  }

  private static boolean isBuilt(ProjectModules modules, ModuleGraph graph, ModuleVersion twin) {
    return !(graph.content(twin) instanceof Content.Published(var read))
        || modules.goSum().deciding(read, false).isPresent();
  }
}
