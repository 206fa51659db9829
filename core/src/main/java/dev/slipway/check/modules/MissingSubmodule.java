package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectGraph;
import dev.slipway.fact.ProjectGraph.Submodule;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * MODULES-37: a build reads from a submodule of git that is not there. {@code git clone} leaves it
 * empty, and the zip of a module never has it.
 */
final class MissingSubmodule implements Check {
  private static final int SHOWN = 4;

  @Override
  public List<String> ids() {
    return List.of("MODULES-37");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .flatMap(modules -> modules.graph().stream())
        .flatMap(known -> known.submodules().stream().map(one -> finding(known, one)));
  }

  private static Finding finding(ProjectGraph known, Submodule submodule) {
    return submodule.owner().isEmpty() ? ofProject(submodule) : ofModule(known, submodule);
  }

  private static Finding ofProject(Submodule submodule) {
    boolean isCertain = submodule.uses().stream().anyMatch(Submodule.Use::isCertain);
    var finding =
        seen(
                Finding.of(
                    "MODULES-37",
                    "The build reads from the git submodule %s, which was not fetched here: %s."
                        .formatted(
                            submodule.path(),
                            isCertain
                                ? "go build ends there"
                                : "go build ends there, with cgo or on some systems")),
                submodule)
            .seen(submodule.file(), submodule.path())
            .fix("Fetch it, in CI as well.", "git submodule update --init " + submodule.path());
    return isCertain ? finding : finding.lowered(Severity.RISK);
  }

  private static Finding ofModule(ProjectGraph known, Submodule submodule) {
    var finding =
        Finding.of(
                "MODULES-37",
                "%s reads from %s, a git submodule of its repository, which the zip of a module does not have."
                    .formatted(submodule.owner(), submodule.path()))
            .lowered(Severity.RISK)
            .fix(
                "Ask for a version that has the files itself, or replace the module by a directory"
                    + " in which they were fetched.");
    return seen(Way.seen(finding, known.graph(), submodule.owner()), submodule)
        .seen(submodule.file(), submodule.path());
  }

  private static Finding seen(Finding finding, Submodule submodule) {
    var more = finding;
    var uses = submodule.uses();
    for (var use : uses.subList(0, Math.min(SHOWN, uses.size()))) {
      more = more.seen(use.source(), use.words());
    }
    return more;
  }
}
