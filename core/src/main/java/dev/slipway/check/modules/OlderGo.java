package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectGraph;
import dev.slipway.fact.ProjectGraph.Toolchain;
import dev.slipway.fact.ProjectGraph.Workspace;
import dev.slipway.fact.ProjectModules;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.gomod.GoMod.Directive;
import dev.slipway.format.gomod.GoWork;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.format.module.SemanticVersion;
import dev.slipway.graph.ModuleGraph;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * MODULES-35: a {@code go} line asks for a newer Go than is on this computer, and GOTOOLCHAIN=local
 * keeps Go from fetching it (cmd/go/internal/gover, TooNewError). The project is held to it, and
 * what it requires directly. The line of a {@code go.work} stops Go where it is called by hand, and
 * no release.
 */
final class OlderGo implements Check {
  private record Wish(String source, Directive line) {}

  @Override
  public List<String> ids() {
    return List.of("MODULES-35");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .flatMap(
            modules ->
                modules.graph().stream()
                    .flatMap(
                        known ->
                            known.toolchain().stream()
                                .filter(OlderGo::isLocal)
                                .flatMap(found -> findings(modules, known, found))));
  }

  /** Whether Go may fetch no other. */
  static boolean isLocal(Toolchain toolchain) {
    return toolchain.choice().map(choice -> choice.value().equals("local")).orElse(false);
  }

  private static Stream<Finding> findings(
      ProjectModules modules, ProjectGraph known, Toolchain toolchain) {
    return Stream.concat(
        finding(modules, known, toolchain).stream(),
        known.workspace().stream().flatMap(workspace -> finding(workspace, toolchain).stream()));
  }

  private static Optional<Finding> finding(
      ProjectModules modules, ProjectGraph known, Toolchain toolchain) {
    var graph = known.graph();
    return Stream.concat(
            wish("go.mod", modules.goMod()),
            direct(modules, graph)
                .flatMap(
                    module ->
                        graph.goMod(module).stream()
                            .flatMap(file -> wish(module + "/go.mod", file))))
        .filter(wish -> isNewer(wish.line().value(), toolchain))
        .findFirst()
        .map(wish -> finding(wish, toolchain));
  }

  /** Others a build may never read. */
  private static Stream<ModuleVersion> direct(ProjectModules modules, ModuleGraph graph) {
    return modules.goMod().requires().stream()
        .filter(require -> !require.isIndirect())
        .flatMap(require -> graph.selected(require.path()).stream());
  }

  private static Stream<Wish> wish(String source, GoMod goMod) {
    return goMod.go().stream().map(line -> new Wish(source, line));
  }

  /** Whether a version, {@code 1.27.1}, is above that of a toolchain; false of what is none. */
  static boolean isNewer(String version, Toolchain toolchain) {
    var wanted = SemanticVersion.ofGo("go" + version);
    var local = SemanticVersion.ofGo(toolchain.version());
    return wanted.isPresent() && local.isPresent() && local.get().isBefore(wanted.get());
  }

  private static Optional<Finding> finding(Workspace workspace, Toolchain toolchain) {
    return workspace
        .work()
        .flatMap(GoWork::go)
        .filter(line -> isNewer(line.value(), toolchain))
        .map(
            line ->
                finding(
                        new Wish(workspace.file(), line),
                        "%s needs Go %s, here is %s, and GOTOOLCHAIN=local keeps it from fetching another: go build ends here. A release is built with GOWORK=off."
                            .formatted(workspace.file(), line.value(), toolchain.version()),
                        toolchain)
                    .lowered(Severity.RISK));
  }

  private static Finding finding(Wish wish, Toolchain toolchain) {
    return finding(
        wish,
        "%s needs Go %s, here is %s, and GOTOOLCHAIN=local keeps it from fetching another: go build ends there."
            .formatted(
                wish.source().equals("go.mod")
                    ? "The project"
                    : wish.source().substring(0, wish.source().lastIndexOf('/')),
                wish.line().value(),
                toolchain.version()),
        toolchain);
  }

  private static Finding finding(Wish wish, String cause, Toolchain toolchain) {
    var choice = toolchain.choice().orElseThrow();
    return Finding.of("MODULES-35", cause)
        .seen(wish.source() + ":" + wish.line().line(), "go " + wish.line().value())
        .seen(choice.origin(), "GOTOOLCHAIN=" + choice.value())
        .fix(
            "Install that Go, or let Go fetch it: GOTOOLCHAIN=auto.",
            "slipway go install " + wish.line().value(),
            "go env -u GOTOOLCHAIN");
  }
}
