package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectGraph;
import dev.slipway.fact.ProjectGraph.ForeignReplace;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.format.module.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * MODULES-28: a dependency replaces a module by a fork or by another version, which Go does for a
 * main module only: here it is built with what its authors did not test. One that names a directory
 * is for their own repository, and says nothing.
 */
final class IgnoredReplace implements Check {
  private static final int SHOWN = 4;

  @Override
  public List<String> ids() {
    return List.of("MODULES-28");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .flatMap(modules -> modules.graph().stream())
        .flatMap(IgnoredReplace::findings);
  }

  private static Stream<Finding> findings(ProjectGraph known) {
    Map<ModuleVersion, List<ForeignReplace>> byModule = new TreeMap<>();
    for (var replace : known.replaces()) {
      matters(known, replace)
          .ifPresent(
              module -> byModule.computeIfAbsent(module, none -> new ArrayList<>()).add(replace));
    }
    return byModule.entrySet().stream()
        .map(entry -> finding(known, entry.getKey(), entry.getValue()));
  }

  /** The chosen module that its authors put something else in the place of. */
  private static Optional<ModuleVersion> matters(ProjectGraph known, ForeignReplace replace) {
    var line = replace.line();
    return known
        .graph()
        .selected(line.path())
        .filter(module -> !line.isLocal())
        .filter(module -> known.graph().replacements().line(module).isEmpty())
        .filter(module -> line.version().map(module.version()::equals).orElse(true))
        .filter(
            module ->
                !(line.target().equals(module.path())
                    && isReached(line.targetVersion().orElse(""), module)));
  }

  /** They held a version fast: what is chosen is that one, or newer, which is as usual. */
  private static boolean isReached(String version, ModuleVersion chosen) {
    return Version.compare(chosen.version(), version) >= 0;
  }

  private static Finding finding(
      ProjectGraph known, ModuleVersion module, List<ForeignReplace> replaces) {
    var first = replaces.getFirst();
    var finding =
        Finding.of(
                "MODULES-28",
                "%s is built with %s, and its authors build it with another one: Go follows replace in the go.mod of the main module alone."
                    .formatted(
                        replaces.size() == 1
                            ? first.owner()
                            : first.owner() + " and " + (replaces.size() - 1) + " more",
                        module))
            .lowered(Severity.ADVICE)
            .fix(
                "When it needs what they replaced, do the same here.",
                "go mod edit -replace=" + module.path() + "=" + target(first));
    finding = Way.seen(finding, known.graph(), first.owner().path());
    for (var replace : replaces.subList(0, Math.min(SHOWN, replaces.size()))) {
      finding =
          finding.seen(
              replace.owner() + "/go.mod:" + replace.line().line(),
              module.path() + " => " + target(replace));
    }
    return finding;
  }

  private static String target(ForeignReplace replace) {
    return replace.line().target()
        + replace.line().targetVersion().map(version -> "@" + version).orElse("");
  }
}
