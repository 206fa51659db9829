package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectGraph.Newest;
import dev.slipway.fact.ProjectModules;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.gomod.GoMod.Require;
import java.util.List;
import java.util.stream.Stream;

/**
 * MODULES-30: a module that is required directly is deprecated by its authors, as far as the newest
 * version in the module cache says so (cmd/go/internal/modload/modfile.go, CheckDeprecation).
 */
final class DeprecatedModule implements Check {
  @Override
  public List<String> ids() {
    return List.of("MODULES-30");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .flatMap(
            modules ->
                modules.graph().stream()
                    .flatMap(known -> known.newest().stream())
                    .filter(newest -> !newest.goMod().deprecated().isEmpty())
                    .flatMap(newest -> finding(modules, newest)));
  }

  private static Stream<Finding> finding(ProjectModules modules, Newest newest) {
    return modules.goMod().requires().stream()
        .filter(require -> require.path().equals(newest.module().path()) && !require.isIndirect())
        .limit(1)
        .map(require -> finding(require, newest));
  }

  private static Finding finding(Require require, Newest newest) {
    var reason = newest.goMod().deprecated().replace('\n', ' ').strip();
    return Finding.of(
            "MODULES-30",
            "%s is deprecated: %s%s"
                .formatted(require.path(), reason, reason.endsWith(".") ? "" : "."))
        .seen("go.mod:" + require.line(), require.path() + " " + require.version())
        .seen(newest.module() + "/go.mod", "Deprecated: " + reason)
        .lowered(Severity.ADVICE)
        .fix("Do as its authors say; nothing is mended in it any more.");
  }
}
