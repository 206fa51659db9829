package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectGraph;
import dev.slipway.fact.ProjectGraph.Commit;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.format.module.PathMajor;
import dev.slipway.format.module.PseudoVersion;
import dev.slipway.format.module.Version;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * MODULES-33: a pseudo-version says of its commit what is not so, by the rules that Go holds one to
 * when it fetches the module itself (cmd/go/internal/modfetch/coderepo.go, validatePseudoVersion).
 * Whether the tag before it is an ancestor only the repository knows.
 */
final class FalsePseudoVersion implements Check {
  @Override
  public List<String> ids() {
    return List.of("MODULES-33");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .flatMap(modules -> modules.graph().stream())
        .flatMap(
            known ->
                known.graph().selected().stream()
                    .filter(module -> known.graph().replacements().line(module).isEmpty())
                    .flatMap(module -> finding(known, module).stream()));
  }

  private static Optional<Finding> finding(ProjectGraph known, ModuleVersion module) {
    var pseudo = PseudoVersion.of(module.version());
    if (pseudo.isEmpty()) {
      return Optional.empty();
    }
    var commit = known.commits().stream().filter(one -> one.module().equals(module)).findFirst();
    return wrong(module, pseudo.get())
        .or(() -> commit.flatMap(one -> wrong(pseudo.get(), one)))
        .map(wrong -> finding(known, module, commit, wrong));
  }

  /** What the version contradicts in itself. */
  private static Optional<String> wrong(ModuleVersion module, PseudoVersion pseudo) {
    if (pseudo.time().isEmpty()) {
      return Optional.of(pseudo.timestamp() + " is no time");
    }
    return switch (pseudo.base()) {
      case PseudoVersion.Base.Impossible(var reason) -> Optional.of(reason);
      case PseudoVersion.Base.Tagged tagged -> Optional.empty();
      case PseudoVersion.Base.None none ->
          Version.of(module.version()).filter(version -> version.major().equals("v1")).isPresent()
                  && PathMajor.of(module.path()).filter(path -> path.suffix().isEmpty()).isPresent()
              ? Optional.of("without a tag before it the major version is v0, not v1")
              : Optional.empty();
    };
  }

  /**
   * What it contradicts in its commit. Proxies write other times as well, such as that of their
   * copy (seen for 4 of 46 good ones): only who names the commit's hash has read it.
   */
  private static Optional<String> wrong(PseudoVersion pseudo, Commit commit) {
    if (commit.hash().isEmpty()) {
      return Optional.empty();
    }
    var claimed = pseudo.time().orElseThrow();
    var real = commit.time().truncatedTo(ChronoUnit.SECONDS);
    if (!claimed.equals(real)) {
      return Optional.of("it claims a commit of " + claimed + ", and that is of " + real);
    }
    return commit.hash().startsWith(pseudo.revision())
        ? Optional.empty()
        : Optional.of(
            "it claims the commit " + pseudo.revision() + ", and was made of " + commit.hash());
  }

  private static Finding finding(
      ProjectGraph known, ModuleVersion module, Optional<Commit> commit, String wrong) {
    var finding =
        Finding.of(
                "MODULES-33",
                "%s is no version that Go would make: %s. Fetched without a proxy it is refused."
                    .formatted(module, wrong))
            .lowered(Severity.RISK)
            .fix(
                "Let Go name the commit, and find out who wrote the version: a false time puts an"
                    + " old commit before newer ones.",
                "go get "
                    + module.path()
                    + "@"
                    + PseudoVersion.of(module.version()).orElseThrow().revision());
    var seen = Way.seen(finding, known.graph(), module.path());
    return commit.map(one -> seen.seen(one.file(), one.time().toString())).orElse(seen);
  }
}
