package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectModules;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * MODULES-04: {@code go.mod} requires a module for which {@code go.sum} has no line. {@code go mod
 * tidy} writes one for the {@code go.mod} of each that is required
 * (cmd/go/internal/modload/init.go, keepSums).
 */
final class MissingSum implements Check {
  private static final int SHOWN = 4;

  @Override
  public List<String> ids() {
    return List.of("MODULES-04");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .filter(modules -> !modules.vendor().map(ProjectModules.Vendor::isUsed).orElse(false))
        .flatMap(MissingSum::finding);
  }

  private static Stream<Finding> finding(ProjectModules modules) {
    var missing = modules.unsummed();
    if (missing.isEmpty()) {
      return Stream.empty();
    }
    var finding =
        Finding.of(
                "MODULES-04",
                "go.sum has no line for %d of the %d modules that go.mod requires: nothing vouches for them, and go build refuses those it needs."
                    .formatted(missing.size(), modules.goMod().requires().size()))
            .fix("Add what is missing and commit it.", "go mod tidy", "git add go.mod go.sum");
    for (var each : missing.subList(0, Math.min(SHOWN, missing.size()))) {
      finding = finding.seen("go.mod:" + each.line().line(), each.module().toString());
    }
    boolean isNeeded = missing.stream().anyMatch(each -> !each.line().isIndirect());
    return Stream.of(isNeeded ? finding : finding.lowered(Severity.RISK));
  }
}
