package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectModules;
import dev.slipway.fact.ProjectModules.Directory;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * MODULES-08: a directory takes a module's place, and is not there, or is there on this computer
 * only. No line of {@code go.sum} covers what lies in it.
 */
final class ReplacedByDirectory implements Check {
  @Override
  public List<String> ids() {
    return List.of("MODULES-08");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .filter(modules -> !modules.vendor().map(ProjectModules.Vendor::isUsed).orElse(false))
        .flatMap(modules -> modules.directories().stream())
        .filter(directory -> !directory.exists() || directory.isOutside())
        .map(ReplacedByDirectory::finding);
  }

  private static Finding finding(Directory directory) {
    var finding =
        Finding.of(
                "MODULES-08",
                directory.exists()
                    ? "%s is replaced by %s, which is outside of the repository: other computers build something else or nothing, and go.sum covers none of it."
                        .formatted(directory.path(), directory.target())
                    : "%s is replaced by %s, and there is no go.mod: go build ends there."
                        .formatted(directory.path(), directory.target()))
            .seen("go.mod:" + directory.line(), "=> " + directory.target())
            .fix(
                "Publish the change as a fork and name it with its version, or bring the directory"
                    + " into the repository.",
                "go mod edit -dropreplace=" + directory.path());
    return directory.exists() ? finding.lowered(Severity.RISK) : finding;
  }
}
