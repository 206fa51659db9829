package dev.slipway.catalogue;

import dev.slipway.check.Chapter;
import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.check.artifact.ArtifactChecks;
import dev.slipway.check.deploy.DeployChecks;
import dev.slipway.check.environment.EnvironmentChecks;
import dev.slipway.check.memory.MemoryChecks;
import dev.slipway.check.modules.ModulesChecks;
import dev.slipway.check.network.NetworkChecks;
import dev.slipway.check.security.SecurityChecks;
import dev.slipway.check.server.MissingCpuFeatures;
import dev.slipway.check.server.OldKernel;
import dev.slipway.check.server.ServerChecks;
import dev.slipway.check.toolchain.OlderGo;
import dev.slipway.check.toolchain.ToolchainChecks;
import dev.slipway.check.unit.UnitChecks;
import dev.slipway.finding.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The register of all checks: one line a chapter, in order of what to fix first. */
public final class Checks {
  private static final List<Chapter> CHAPTERS =
      List.of(
          ArtifactChecks.CHAPTER,
          ServerChecks.CHAPTER,
          UnitChecks.CHAPTER,
          EnvironmentChecks.CHAPTER,
          NetworkChecks.CHAPTER,
          SecurityChecks.CHAPTER,
          MemoryChecks.CHAPTER,
          DeployChecks.CHAPTER,
          ModulesChecks.CHAPTER,
          ToolchainChecks.CHAPTER);

  private Checks() {}

  /** All chapters. */
  public static List<Chapter> chapters() {
    return CHAPTERS;
  }

  /** All checks, in order of what to fix first. */
  public static Stream<Check> all() {
    return CHAPTERS.stream().flatMap(chapter -> chapter.checks().stream());
  }

  /**
   * What the checks find that tell whether a server can run the executable: the same checks as in
   * {@link #examine}, without those that judge a service or the server's own state.
   */
  public static List<Finding> examineExecutable(Subject subject) {
    return findings(all().filter(Checks::isAboutExecutable), subject);
  }

  private static boolean isAboutExecutable(Check check) {
    return ArtifactChecks.CHAPTER.checks().contains(check)
        || check instanceof OldKernel
        || check instanceof MissingCpuFeatures;
  }

  /** What the checks find that judge what a project builds from. */
  public static List<Finding> examineModules(Subject subject) {
    return findings(
        all()
            .filter(
                check ->
                    ModulesChecks.CHAPTER.checks().contains(check) || check instanceof OlderGo),
        subject);
  }

  /**
   * What all checks find: the worst first, and among equals what to fix first. No finding is worse
   * than its page says.
   */
  public static List<Finding> examine(Subject subject) {
    return findings(all(), subject);
  }

  private static List<Finding> findings(Stream<Check> checks, Subject subject) {
    return checks
        .flatMap(check -> check.examine(subject))
        .map(Checks::notAboveItsPage)
        .sorted(Comparator.comparing(Finding::severity))
        .toList();
  }

  private static Finding notAboveItsPage(Finding finding) {
    var page = Catalogue.page(finding.id()).orElseThrow();
    return finding.lowered(finding.severity().atMost(page.severity()));
  }
}
