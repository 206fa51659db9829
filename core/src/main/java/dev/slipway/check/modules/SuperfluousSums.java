package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectModules;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.gosum.GoSumLine;
import java.util.List;
import java.util.stream.Stream;

/** MODULES-27: {@code go.sum} has lines for versions that no build can need any more. */
final class SuperfluousSums implements Check {
  private static final int SHOWN = 4;

  @Override
  public List<String> ids() {
    return List.of("MODULES-27");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream().flatMap(SuperfluousSums::finding);
  }

  private static Stream<Finding> finding(ProjectModules modules) {
    var superfluous = SuperfluousLines.of(modules);
    if (superfluous.isEmpty()) {
      return Stream.empty();
    }
    var finding =
        Finding.of(
                "MODULES-27",
                "%d of the %d lines of go.sum are about versions that no build of this go.mod needs."
                    .formatted(superfluous.size(), modules.goSum().lines().size()))
            .lowered(Severity.ADVICE)
            .fix("Let Go write it anew and commit it.", "go mod tidy", "git add go.mod go.sum");
    for (var line : superfluous.subList(0, Math.min(SHOWN, superfluous.size()))) {
      finding = finding.seen("go.sum:" + line.number(), name(line));
    }
    return Stream.of(finding);
  }

  private static String name(GoSumLine line) {
    return line.module() + (line.isGoMod() ? "/go.mod" : "");
  }
}
