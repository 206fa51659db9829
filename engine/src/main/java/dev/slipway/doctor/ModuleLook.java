package dev.slipway.doctor;

import dev.slipway.catalogue.Checks;
import dev.slipway.check.Subject;
import dev.slipway.fact.Binary;
import dev.slipway.fact.Fact;
import dev.slipway.fact.ProjectModules;
import dev.slipway.fact.ServerFacts;
import dev.slipway.finding.Severity;
import dev.slipway.format.FormatException;
import dev.slipway.format.gobinary.BuildInfo;
import dev.slipway.format.gobinary.GoBinary;
import dev.slipway.format.gobinary.GoModule;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.module.ModulesLook;
import dev.slipway.project.InvalidFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an executable was compiled from, read after it was built. */
final class ModuleLook {
  private static final String NO_SUBMODULE = "MODULES-37";

  private ModuleLook() {}

  /**
   * The modules that its build info names, as they lie in the cache or in {@code vendor}.
   *
   * @param environment of the build
   */
  static Fact<ProjectModules> of(Path project, Map<String, String> environment, Fact<Binary> binary)
      throws InterruptedException {
    if (!ModulesLook.isModule(project)) {
      return Fact.unknown("no go.mod in " + project, "");
    }
    try {
      return Fact.known(
          ModulesLook.compiled(project, environment, modules(binary), go(binary)), "go.mod");
    } catch (InvalidFile | FormatException unreadable) {
      return Fact.unknown(String.valueOf(unreadable.getMessage()), "");
    }
  }

  /**
   * Whether a submodule that nobody fetched is why nothing was built: what Go says then does not
   * speak of it.
   */
  static boolean isWithoutSubmodule(Fact<ProjectModules> looked) {
    var subject = Subject.on(ServerFacts.of("")).withModules(looked);
    return Checks.examineModules(subject).stream()
        .anyMatch(
            finding -> finding.id().equals(NO_SUBMODULE) && finding.severity() == Severity.BLOCKER);
  }

  private static Optional<String> go(Fact<Binary> binary) {
    return binary.found().flatMap(Binary::go).map(GoBinary::buildInfo).map(BuildInfo::goVersion);
  }

  private static List<ModuleVersion> modules(Fact<Binary> binary) {
    return binary.found().flatMap(Binary::go).map(GoBinary::buildInfo).stream()
        .map(BuildInfo::dependencies)
        .flatMap(List::stream)
        .map(module -> module.replacement().orElse(module))
        .filter(module -> !module.version().isEmpty() && !module.sum().isEmpty())
        .map(ModuleLook::named)
        .toList();
  }

  private static ModuleVersion named(GoModule module) {
    return new ModuleVersion(module.path(), module.version());
  }
}
