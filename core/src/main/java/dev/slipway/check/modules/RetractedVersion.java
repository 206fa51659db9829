package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectGraph;
import dev.slipway.fact.ProjectGraph.Newest;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.gomod.GoMod.Retract;
import java.util.List;
import java.util.stream.Stream;

/**
 * MODULES-29: a version is built in that its authors took back, as far as the module cache has a
 * later one that says so (cmd/go/internal/modload/modfile.go, CheckRetractions).
 */
final class RetractedVersion implements Check {
  @Override
  public List<String> ids() {
    return List.of("MODULES-29");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .flatMap(modules -> modules.graph().stream())
        .flatMap(
            known ->
                known.newest().stream()
                    .flatMap(
                        newest ->
                            newest.goMod().retracts().stream()
                                .filter(line -> isChosen(known, newest, line))
                                .limit(1)
                                .map(line -> finding(known, newest, line))));
  }

  private static boolean isChosen(ProjectGraph known, Newest newest, Retract line) {
    return known
        .graph()
        .selected(newest.module().path())
        .map(module -> line.covers(module.version()))
        .orElse(false);
  }

  private static Finding finding(ProjectGraph known, Newest newest, Retract line) {
    var path = newest.module().path();
    var chosen = known.graph().selected(path).orElseThrow();
    var reason = line.rationale().replace('\n', ' ');
    var finding =
        Finding.of(
                "MODULES-29",
                chosen
                    + " was retracted by its authors"
                    + (reason.isEmpty() ? "." : ": " + reason + (reason.endsWith(".") ? "" : ".")))
            .lowered(Severity.ADVICE)
            .fix(
                "Take a version that they did not take back.",
                "go get " + path + "@latest",
                "slipway modules why " + path);
    return Way.seen(finding, known.graph(), path)
        .seen(
            newest.module() + "/go.mod:" + line.line(),
            line.low().equals(line.high())
                ? "retract " + line.low()
                : "retract [" + line.low() + ", " + line.high() + "]");
  }
}
