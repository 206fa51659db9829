package dev.slipway.module;

import dev.slipway.build.GoEnvironment;
import dev.slipway.check.modules.Sums;
import dev.slipway.check.modules.SuperfluousLines;
import dev.slipway.fact.DatabaseAnswers.Answer.Vouched;
import dev.slipway.fact.ProjectModules;
import dev.slipway.fact.ProjectModules.Copy;
import dev.slipway.fact.ProjectModules.Difference;
import dev.slipway.fact.ProjectModules.Form;
import dev.slipway.fact.ProjectModules.VendoredFile;
import dev.slipway.format.gosum.GoSumLine;
import dev.slipway.format.gosum.SumVerdict;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.project.InvalidFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be repaired of what a project builds from, and does it. All of it holds to {@code
 * go.sum}: where that is contradicted (MODULES-10) the line may be the wrong one, and nothing is
 * touched.
 */
public final class ModuleRepairs {
  private final Path project;
  private final ProjectModules modules;
  private final Set<ModuleVersion> doubtful;
  private final CacheRepairs cache;
  private final VendorRepairs vendor;

  /**
   * Repairs of a project.
   *
   * @param directory that of its {@code go.mod}
   * @param environment variables of this process
   * @param modules what {@link ModulesLook} saw there
   * @throws InvalidFile when nothing says where the module cache is
   */
  public ModuleRepairs(Path directory, Map<String, String> environment, ProjectModules modules)
      throws InvalidFile {
    this.project = directory.toAbsolutePath().normalize();
    this.modules = modules;
    this.doubtful = doubtful(modules);
    var place = ModulesLook.cache(GoEnvironment.of(environment));
    this.cache = new CacheRepairs(place, environment, modules.goSum());
    this.vendor = new VendorRepairs(project, place, modules);
  }

  /** What can be done, in the order in which it is: what is compiled first. */
  public List<ModuleRepair> plan() {
    var plan = new ArrayList<ModuleRepair>();
    for (var sums : Sums.of(modules)) {
      var files = damaged(sums);
      if (!files.isEmpty()) {
        plan.add(new ModuleRepair.CacheEntry(sums.module(), files));
      }
    }
    modules.leftovers().stream()
        .map(leftover -> new ModuleRepair.CutOff(leftover.module(), leftover.file()))
        .forEach(plan::add);
    plan.addAll(restored());
    lines().ifPresent(plan::add);
    plan.addAll(foreign());
    return plan;
  }

  /** Does one of them. */
  public ModuleRepaired apply(ModuleRepair repair) throws InterruptedException {
    return switch (repair) {
      case ModuleRepair.CacheEntry entry -> cache.renew(entry);
      case ModuleRepair.CutOff cutOff -> cache.remove(cutOff);
      case ModuleRepair.RestoredFiles restored -> vendor.restore(restored);
      case ModuleRepair.ForeignFiles foreign -> vendor.remove(foreign);
      case ModuleRepair.GoSumLines lines -> GoSumRepairs.remove(project, modules.goSum(), lines);
    };
  }

  private List<String> damaged(Sums sums) {
    if (doubtful.contains(sums.module())) {
      return List.of();
    }
    return Stream.of(Form.DIRECTORY, Form.ZIP, Form.RECORD)
        .flatMap(form -> sums.differing(modules, form).stream())
        .map(Copy::file)
        .toList();
  }

  /** Modules about which nobody can say whether their line or what lies in the cache is wrong. */
  private static Set<ModuleVersion> doubtful(ProjectModules modules) {
    var doubtful = new HashSet<ModuleVersion>();
    for (var sums : Sums.of(modules)) {
      if (sums.isContradictedByAll(modules)) {
        doubtful.add(sums.module());
      }
    }
    goMods(modules).forEach(doubtful::add);
    for (var line : modules.goSum().lines()) {
      modules
          .database()
          .found()
          .flatMap(answers -> answers.about(line.module(), line.isGoMod()))
          .filter(
              answer ->
                  answer instanceof Vouched(var hashes)
                      && line.isKnownAlgorithm()
                      && !hashes.contains(line.hash()))
          .ifPresent(answer -> doubtful.add(line.module()));
    }
    return doubtful;
  }

  private static Stream<ModuleVersion> goMods(ProjectModules modules) {
    return modules.copies().stream()
        .filter(copy -> copy.form() == Form.GO_MOD)
        .filter(
            copy ->
                copy.hash()
                    .map(hash -> modules.goSum().verdict(copy.module(), true, hash))
                    .filter(SumVerdict.Mismatch.class::isInstance)
                    .isPresent())
        .map(Copy::module);
  }

  private List<ModuleRepair> restored() {
    Map<String, List<String>> byModule = new TreeMap<>();
    for (var file : files(Difference.CHANGED, Difference.MISSING)) {
      file.module()
          .filter(module -> vendor.source(module).stream().noneMatch(doubtful::contains))
          .ifPresent(
              module ->
                  byModule.computeIfAbsent(module, none -> new ArrayList<>()).add(file.file()));
    }
    return byModule.entrySet().stream()
        .<ModuleRepair>map(
            of ->
                new ModuleRepair.RestoredFiles(
                    of.getKey(), of.getValue().stream().sorted().toList()))
        .toList();
  }

  private List<ModuleRepair> foreign() {
    Map<String, List<String>> byModule =
        files(Difference.ADDED, Difference.UNOWNED).stream()
            .filter(
                file -> file.module().flatMap(vendor::source).filter(doubtful::contains).isEmpty())
            .collect(
                Collectors.groupingBy(
                    file -> file.module().orElse(""),
                    TreeMap::new,
                    Collectors.mapping(VendoredFile::file, Collectors.toList())));
    return byModule.entrySet().stream()
        .<ModuleRepair>map(
            of ->
                new ModuleRepair.ForeignFiles(
                    Optional.of(of.getKey()).filter(module -> !module.isEmpty()),
                    of.getValue().stream().sorted().toList()))
        .toList();
  }

  private List<VendoredFile> files(Difference... differences) {
    return modules.vendor().stream()
        .flatMap(looked -> looked.files().stream())
        .filter(file -> List.of(differences).contains(file.difference()))
        .toList();
  }

  private Optional<ModuleRepair> lines() {
    // What a go.mod asks for that is not the one it should be decides nothing.
    boolean isGraphSure = goMods(modules).findAny().isEmpty();
    var superfluous = new LinkedHashSet<GoSumLine>();
    if (isGraphSure) {
      superfluous.addAll(SuperfluousLines.of(modules));
      superfluous.removeIf(line -> doubtful.contains(line.module()));
    }
    var seen = new LinkedHashMap<String, GoSumLine>();
    var repeated = new ArrayList<GoSumLine>();
    for (var line : modules.goSum().lines()) {
      if (!superfluous.contains(line) && seen.putIfAbsent(line.text(), line) != null) {
        repeated.add(line);
      }
    }
    return superfluous.isEmpty() && repeated.isEmpty()
        ? Optional.empty()
        : Optional.of(new ModuleRepair.GoSumLines(List.copyOf(superfluous), repeated));
  }
}
