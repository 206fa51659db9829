package dev.slipway.command;

import dev.slipway.fact.Fact;
import dev.slipway.fact.ProjectModules;
import dev.slipway.graph.Substitution;
import dev.slipway.project.Project;
import dev.slipway.vulndb.DatabaseException;
import dev.slipway.vulndb.VulnerabilityDatabase;
import dev.slipway.vulndb.VulnerabilityDatabase.Surroundings;
import dev.slipway.vulnerability.Advisory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks a vulnerability database about the modules that forks take the place of. */
final class ForkInquiry {
  private ForkInquiry() {}

  /**
   * The modules with what it knows. It is not even opened when there is no fork.
   *
   * @param directory of the project
   */
  static ProjectModules ask(Invocation invocation, Path directory, ProjectModules modules)
      throws Exception {
    var originals = originals(modules);
    if (originals.isEmpty()) {
      return modules.withAdvisories(Fact.known(List.of(), ""));
    }
    var named = VulnerabilityOption.named(invocation);
    var project = named.isPresent() ? Optional.<Project>empty() : Project.find(directory);
    var ofProject = project.flatMap(found -> found.declaration().vulnerabilities());
    var base = ofProject.isPresent() ? project.orElseThrow().directory() : here(invocation);
    return ask(
        named.or(() -> ofProject).orElse(VulnerabilityDatabase.OFFICIAL),
        VulnerabilityOption.surroundings(invocation, base),
        originals,
        modules);
  }

  private static Path here(Invocation invocation) {
    return invocation.console().directory();
  }

  private static ProjectModules ask(
      String where, Surroundings surroundings, List<String> originals, ProjectModules modules)
      throws DatabaseException, InterruptedException {
    try (var database = VulnerabilityDatabase.open(where, surroundings)) {
      var now = surroundings.clock().instant();
      List<Advisory> known =
          database.everAbout(originals).stream()
              .filter(advisory -> !advisory.isWithdrawn(now))
              .toList();
      return modules.withAdvisories(Fact.known(known, where));
    }
  }

  /** What was asked, for a person. */
  static String held(ProjectModules modules) {
    int number = originals(modules).size();
    return number == 0
        ? "no fork takes the place of a module: no vulnerability database was asked"
        : "asked %s about %d module%s that a fork takes the place of"
            .formatted(modules.advisories().source(), number, number == 1 ? "" : "s");
  }

  private static List<String> originals(ProjectModules modules) {
    return modules.substitutions().stream()
        .filter(replace -> replace.fork().isPresent())
        .map(Substitution::line)
        .map(line -> line.path())
        .distinct()
        .toList();
  }
}
