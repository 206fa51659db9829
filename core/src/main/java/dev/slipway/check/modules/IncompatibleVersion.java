package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectGraph;
import dev.slipway.fact.ProjectGraph.Successor;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * MODULES-31: a version marked {@code +incompatible} is built in, and there is a module of that
 * major version: since it became one, the old path gets no new versions.
 */
final class IncompatibleVersion implements Check {
  @Override
  public List<String> ids() {
    return List.of("MODULES-31");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .flatMap(modules -> modules.graph().stream())
        .flatMap(known -> known.successors().stream().map(one -> finding(known, one)));
  }

  private static Finding finding(ProjectGraph known, Successor successor) {
    var module = successor.module();
    return Way.seen(
        Finding.of(
                "MODULES-31",
                "%s is from before it was a module of this major version, which is %s. New versions come out there alone."
                    .formatted(module, successor.path()))
            .lowered(Severity.ADVICE)
            .fix(
                "Import " + successor.path() + " instead.",
                "go get " + successor.path(),
                "slipway modules why " + module.path()),
        known.graph(),
        module.path());
  }
}
