package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectModules;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.graph.Substitution;
import dev.slipway.vulnerability.Advisory;
import dev.slipway.vulnerability.UnfixedFork;
import dev.slipway.vulnerability.UnfixedFork.Ground;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * MODULES-36: a fork is compiled in the place of a module, and is older than a security fix of it.
 * The graph and every tool that goes by it show the version of the original, which may have the
 * fix.
 */
final class OlderFork implements Check {
  private static final int SHOWN = 6;

  @Override
  public List<String> ids() {
    return List.of("MODULES-36");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .flatMap(
            modules ->
                modules.advisories().found().stream()
                    .flatMap(advisories -> findings(modules, advisories)));
  }

  private static Stream<Finding> findings(ProjectModules modules, List<Advisory> advisories) {
    return modules.substitutions().stream()
        .flatMap(
            replace ->
                replace.fork().stream()
                    .flatMap(fork -> finding(modules, replace, fork, advisories)));
  }

  private static Stream<Finding> finding(
      ProjectModules modules, Substitution replace, ModuleVersion fork, List<Advisory> advisories) {
    var original = replace.module().orElseThrow();
    var unfixed = UnfixedFork.of(original, fork, advisories);
    if (unfixed.isEmpty()) {
      return Stream.empty();
    }
    var finding =
        Finding.of(
                "MODULES-36",
                "%s is what is compiled for %s, and it is older than the fix of %s."
                    .formatted(
                        fork,
                        original,
                        unfixed.stream()
                            .map(one -> one.advisory().id())
                            .collect(Collectors.joining(", "))))
            .lowered(Severity.RISK)
            .seen("go.mod:" + replace.line().line(), original.path() + " => " + replace.target())
            .fix(
                "Look whether the fork took the fix over. If not, move to a version of it that did,"
                    + " or leave the fork.",
                "go mod edit -dropreplace=" + name(replace),
                "go mod tidy");
    for (var one : unfixed.subList(0, Math.min(SHOWN, unfixed.size()))) {
      finding = finding.seen(modules.advisories().source(), words(original, one));
    }
    int more = unfixed.size() - SHOWN;
    return Stream.of(
        more > 0 ? finding.seen(modules.advisories().source(), "and " + more + " more") : finding);
  }

  private static String name(Substitution replace) {
    return replace.line().path()
        + replace.line().version().map(version -> "@" + version).orElse("");
  }

  private static String words(ModuleVersion original, UnfixedFork one) {
    var fixed =
        one.fixedIn().map(version -> "fixed in v" + version).orElse("of which there is no fix");
    return one.advisory().id()
        + ": "
        + one.advisory().title()
        + "; "
        + switch (one.ground()) {
          case Ground.Named() -> "the database names the fork, " + fixed;
          case Ground.Number(var number) ->
              "%s %s, and the fork has the number of v%s".formatted(original.path(), fixed, number);
          case Ground.Time(var made, var published) ->
              "%s %s, published %s, and the fork's commit is of %s"
                  .formatted(original.path(), fixed, day(published), day(made));
        };
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
