package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectGraph;
import dev.slipway.fact.ProjectGraph.Used;
import dev.slipway.fact.ProjectGraph.Workspace;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.gomod.GoMod.Replace;
import dev.slipway.graph.Content;
import dev.slipway.graph.ModuleGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * MODULES-16: a {@code go.work} is in force when Go is called here by hand, and puts other code in
 * the place of modules than a release is built from, since Slipway builds with GOWORK=off.
 */
final class ForeignWorkspace implements Check {
  private static final int SHOWN = 6;

  private record Other(int line, String path, String words) {}

  @Override
  public List<String> ids() {
    return List.of("MODULES-16");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .flatMap(modules -> modules.graph().stream())
        .flatMap(
            known -> known.workspace().stream().flatMap(workspace -> finding(known, workspace)));
  }

  private static Stream<Finding> finding(ProjectGraph known, Workspace workspace) {
    boolean isMember = workspace.uses().stream().anyMatch(Used::isProject);
    if (!isMember || workspace.work().isEmpty()) {
      return Stream.of(refused(workspace));
    }
    var others = new ArrayList<Other>();
    workspace.uses().stream()
        .filter(used -> !used.isProject() && !used.isReplacement())
        .forEach(used -> used(known.graph(), used, others));
    workspace.work().get().replaces().forEach(line -> replaced(known.graph(), line, others));
    if (others.isEmpty()) {
      return Stream.empty();
    }
    var finding =
        Finding.of(
                "MODULES-16",
                "go build and go test here follow %s, and take %d of the modules from somewhere else than the release does, which is built with GOWORK=off."
                    .formatted(workspace.file(), others.size()))
            .lowered(Severity.RISK)
            .fix(
                "Test what is released: with GOWORK=off. When the code of the workspace is what is"
                    + " meant, publish it and require its version, or replace the module in"
                    + " go.mod.",
                "GOWORK=off go test ./...");
    for (var other : others.subList(0, Math.min(SHOWN, others.size()))) {
      finding =
          Way.seen(finding, known.graph(), other.path())
              .seen(workspace.file() + ":" + other.line(), other.words());
    }
    return Stream.of(finding);
  }

  private static Finding refused(Workspace workspace) {
    return Finding.of(
            "MODULES-16",
            workspace.work().isEmpty()
                ? "go build here ends at %s, which Go refuses to read. The release is built with GOWORK=off."
                    .formatted(workspace.file())
                : "go build here follows %s, which does not name this module: it refuses to build it. The release is built with GOWORK=off."
                    .formatted(workspace.file()))
        .seen(workspace.file(), workspace.work().isEmpty() ? workspace.problem() : "no use of it")
        .lowered(Severity.ADVICE)
        .fix("Add the module, or work without the file.", "go work use .", "GOWORK=off go build");
  }

  private static void used(ModuleGraph graph, Used used, List<Other> others) {
    graph
        .selected(used.path())
        .ifPresent(
            module ->
                others.add(
                    new Other(
                        used.line(),
                        used.path(),
                        used.path()
                            + ": "
                            + used.directory()
                            + " here, "
                            + graph.content(module)
                            + " in the release")));
  }

  private static void replaced(ModuleGraph graph, Replace line, List<Other> others) {
    var chosen = graph.selected(line.path());
    chosen
        .filter(module -> line.version().map(module.version()::equals).orElse(true))
        .filter(module -> !isSame(graph.content(module), line))
        .ifPresent(
            module ->
                others.add(
                    new Other(
                        line.line(),
                        line.path(),
                        line.path()
                            + ": "
                            + line.target()
                            + line.targetVersion().map(version -> "@" + version).orElse("")
                            + " here, "
                            + graph.content(module)
                            + " in the release")));
  }

  /** Directories of the two files begin at different places: of these nothing is said. */
  private static boolean isSame(Content content, Replace line) {
    return switch (content) {
      case Content.Published(var module) ->
          module.path().equals(line.target())
              && line.targetVersion().map(module.version()::equals).orElse(false);
      case Content.Directory directory -> line.isLocal();
    };
  }
}
