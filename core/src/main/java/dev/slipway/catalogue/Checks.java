package dev.slipway.catalogue;

import dev.slipway.check.Chapter;
import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.check.artifact.ArtifactChecks;
import dev.slipway.check.deploy.DeployChecks;
import dev.slipway.check.environment.EnvironmentChecks;
import dev.slipway.check.memory.MemoryChecks;
import dev.slipway.check.network.NetworkChecks;
import dev.slipway.check.security.SecurityChecks;
import dev.slipway.check.server.ServerChecks;
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
   * What all checks find: the worst first, and among equals what to fix first. No finding is worse
   * than its page says.
   */
  public static List<Finding> examine(Subject subject) {
    return all()
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
