package dev.slipway.doctor;

import dev.slipway.build.BuildFailed;
import dev.slipway.catalogue.Checks;
import dev.slipway.check.Subject;
import dev.slipway.fact.Fact;
import dev.slipway.fact.GoHere;
import dev.slipway.fact.GoTree;
import dev.slipway.fact.ServerFacts;
import dev.slipway.finding.Severity;
import dev.slipway.model.ExecutableSource.Build;
import dev.slipway.script.Scripts;
import dev.slipway.toolchain.HereLook;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The Go of this computer, looked at once, before the first build with it. */
final class ToolchainLook {
  private static final String NO_COMMAND = "TOOLCHAIN-01";
  private static final String FOREIGN = "TOOLCHAIN-32";

  private Fact<GoHere> here = Fact.unknown("nothing is built", "");
  private boolean isDone;

  /**
   * Looks, unless it is done already.
   *
   * @param environment of this process
   */
  void before(Scripts scripts, Path project, Map<String, String> environment, Build build) {
    if (!isDone) {
      isDone = true;
      here = HereLook.of(scripts, project, environment, Optional.of(build));
    }
  }

  /** Whether findings about it say why a build failed; they are blockers then. */
  boolean explains(BuildFailed failed) {
    here = here.map(go -> go.refused(page(go, failed)));
    var subject = Subject.on(ServerFacts.of("")).withGo(here);
    return Checks.examineToolchain(subject).stream()
        .anyMatch(finding -> finding.severity() == Severity.BLOCKER);
  }

  /** What cannot be run, or what a shell made of it, says nothing that a page would know. */
  private static String page(GoHere go, BuildFailed failed) {
    if (go.command().isEmpty()) {
      return NO_COMMAND;
    }
    return go.tree().flatMap(GoTree::foreign).isPresent() ? FOREIGN : failed.page();
  }

  /** What was found; unknown when nothing was built. */
  Fact<GoHere> found() {
    return here;
  }
}
