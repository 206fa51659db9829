package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectGraph.Toolchain;
import dev.slipway.fact.ProjectModules;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.gomod.GoMod.Directive;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * MODULES-38: the {@code toolchain} line of {@code go.mod} wishes for a newer Go than is here, and
 * with GOTOOLCHAIN=local Go passes it over without a word (cmd/go/internal/toolchain, Select): it
 * builds with the older one, and so with the bugs that the line was written against.
 */
final class IgnoredToolchain implements Check {
  @Override
  public List<String> ids() {
    return List.of("MODULES-38");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .flatMap(
            modules ->
                modules.graph().stream()
                    .flatMap(known -> known.toolchain().stream())
                    .filter(OlderGo::isLocal)
                    .flatMap(found -> finding(modules, found).stream()));
  }

  private static Optional<Finding> finding(ProjectModules modules, Toolchain found) {
    boolean isStopped =
        modules.goMod().go().map(line -> OlderGo.isNewer(line.value(), found)).orElse(false);
    return modules
        .goMod()
        .toolchain()
        .filter(line -> line.value().startsWith("go") && !isStopped)
        .filter(line -> OlderGo.isNewer(line.value().substring("go".length()), found))
        .map(line -> finding(line, found));
  }

  private static Finding finding(Directive line, Toolchain found) {
    var choice = found.choice().orElseThrow();
    return Finding.of(
            "MODULES-38",
            "go.mod asks for %s, and Go builds with %s, without a word: with GOTOOLCHAIN=local it passes the line over."
                .formatted(line.value(), found.version()))
        .lowered(Severity.ADVICE)
        .seen("go.mod:" + line.line(), "toolchain " + line.value())
        .seen(choice.origin(), "GOTOOLCHAIN=" + choice.value())
        .fix(
            "Install that Go, or let Go fetch it: GOTOOLCHAIN=auto.",
            "slipway go install " + line.value().substring("go".length()),
            "go env -u GOTOOLCHAIN");
  }
}
