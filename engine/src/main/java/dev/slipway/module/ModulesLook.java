package dev.slipway.module;

import static java.util.stream.Collectors.toSet;

import dev.slipway.build.GoEnvironment;
import dev.slipway.fact.DatabaseAnswers;
import dev.slipway.fact.Fact;
import dev.slipway.fact.ProjectGraph;
import dev.slipway.fact.ProjectGraph.Toolchain;
import dev.slipway.fact.ProjectModules;
import dev.slipway.fact.ProjectModules.Copy;
import dev.slipway.fact.ProjectModules.Directory;
import dev.slipway.fact.ProjectModules.Leftover;
import dev.slipway.fact.ProjectModules.Pointer;
import dev.slipway.format.FormatException;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.gomod.GoMod.Replace;
import dev.slipway.format.gosum.GoSum;
import dev.slipway.format.gosum.GoSumLine;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.graph.Content;
import dev.slipway.module.CachedCopies.Held;
import dev.slipway.project.BoundedFile;
import dev.slipway.project.InvalidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads all that a project builds from; the zips and directories of the cache on all cores. */
public final class ModulesLook {
  private static final String GO_MOD = "go.mod";
  private static final String GO_SUM = "go.sum";
  static final Fact<DatabaseAnswers> NOT_ASKED =
      Fact.unknown("the checksum database was not asked", "--sumdb");

  private ModulesLook() {}

  /** Whether a directory is that of a module. */
  public static boolean isModule(Path project) {
    return Files.isRegularFile(project.resolve(GO_MOD));
  }

  /**
   * Looks at all of a project.
   *
   * @param directory that of its {@code go.mod}
   * @param environment variables of this process
   * @throws InvalidFile when {@code go.mod} or {@code go.sum} cannot be read as Go reads them
   */
  public static ProjectModules of(Path directory, Map<String, String> environment)
      throws InvalidFile, InterruptedException {
    var project = directory.toAbsolutePath().normalize();
    var settings = GoEnvironment.of(environment);
    var goMod = goMod(project);
    var goSum = goSum(project);
    var cache = cache(settings);
    // The graph is read by one thread: beside the hashes it takes less time than after them.
    try (var beside = Executors.newSingleThreadExecutor()) {
      var graph =
          beside.submit(
              () ->
                  GraphLook.around(project, goMod, cache, settings, GraphLook.toolchain(settings)));
      var held = held(cache, goSum);
      var vendor = VendorLook.of(project, goMod, goSum, cache);
      var known = graph.get();
      return new ProjectModules(
          goMod,
          goSum,
          held.copies(),
          leftovers(cache, goSum),
          vendor,
          pointers(project, held, built(known)),
          directories(project, goMod),
          SettingPlaces.of(project, settings),
          Optional.of(known),
          NOT_ASKED);
    } catch (ExecutionException bug) { // what cannot be read is unread in the graph
      throw new IllegalStateException("reading the module graph", bug.getCause());
    } catch (IOException unreadable) {
      throw new InvalidFile("modules: " + BoundedFile.words(unreadable));
    }
  }

  /**
   * Looks at what was compiled: the directories of these modules, or {@code vendor}. Zips, and what
   * else lies in the cache, play no part in what is sent.
   *
   * @param modules those that the executable was built from, after {@code replace}
   * @param go the version that it says to be built by; empty when nothing was built
   */
  public static ProjectModules compiled(
      Path directory,
      Map<String, String> environment,
      List<ModuleVersion> modules,
      Optional<String> go)
      throws InvalidFile, InterruptedException {
    var project = directory.toAbsolutePath().normalize();
    var goMod = goMod(project);
    var goSum = goSum(project);
    var settings = GoEnvironment.of(environment);
    var toolchain = go.map(version -> new Toolchain(version, settings.setting("GOTOOLCHAIN")));
    var cache = cache(settings);
    try {
      var vendor = VendorLook.of(project, goMod, goSum, cache);
      var tasks = new ArrayList<Callable<Held>>();
      if (!vendor.map(ProjectModules.Vendor::isUsed).orElse(false)) {
        for (var module : modules) {
          tasks.add(() -> CachedCopies.unpacked(cache, module, goSum));
        }
      }
      var held = done(cache, tasks);
      return new ProjectModules(
          goMod,
          goSum,
          held.copies(),
          List.of(),
          vendor,
          pointers(project, held, Set.copyOf(modules)),
          directories(project, goMod),
          SettingPlaces.ofBuild(project, settings),
          Optional.of(GraphLook.around(project, goMod, cache, settings, toolchain)),
          NOT_ASKED);
    } catch (IOException unreadable) {
      throw new InvalidFile("modules: " + BoundedFile.words(unreadable));
    }
  }

  static ModuleCache cache(GoEnvironment settings) throws InvalidFile {
    return ModuleCache.of(settings)
        .orElseThrow(
            () ->
                new InvalidFile(
                    "modules: neither GOMODCACHE nor GOPATH nor HOME is set: where Go keeps"
                        + " modules is unknown"));
  }

  static GoMod goMod(Path project) throws InvalidFile {
    var file = project.resolve(GO_MOD);
    try {
      return GoMod.parse(BoundedFile.read(file));
    } catch (FormatException wrong) {
      throw new InvalidFile(file + ":" + wrong.getMessage());
    } catch (IOException refused) {
      if (Files.isDirectory(project) && !(refused instanceof NoSuchFileException)) {
        throw unreadable(file, refused);
      }
      throw new InvalidFile(
          "modules: no go.mod in "
              + project
              + ". Name the directory of a module: slipway modules verify DIR");
    }
  }

  private static GoSum goSum(Path project) throws InvalidFile {
    var file = project.resolve(GO_SUM);
    try {
      return GoSum.parse(BoundedFile.read(file));
    } catch (NoSuchFileException absent) {
      return GoSum.parse("");
    } catch (FormatException wrong) {
      throw new InvalidFile(file + ":" + wrong.getMessage());
    } catch (IOException refused) {
      throw unreadable(file, refused);
    }
  }

  private static InvalidFile unreadable(Path file, IOException refused) {
    return new InvalidFile(
        "modules: %s. See what is there: ls -lL %s".formatted(BoundedFile.words(refused), file));
  }

  /** The modules that are built from, after {@code replace}, without those that are directories. */
  private static Set<ModuleVersion> built(ProjectGraph known) {
    return known.graph().selected().stream()
        .map(known.graph()::content)
        .flatMap(
            content ->
                content instanceof Content.Published(var module) ? Stream.of(module) : Stream.of())
        .collect(toSet());
  }

  private static List<Pointer> pointers(Path project, Held held, Set<ModuleVersion> built)
      throws IOException {
    var owners = built.stream().map(ModuleVersion::toString).collect(toSet());
    return Stream.concat(
            PointerLook.vendored(project).stream(),
            held.pointers().stream().filter(pointer -> owners.contains(pointer.owner())))
        .toList();
  }

  private static Held held(ModuleCache cache, GoSum goSum) throws InterruptedException {
    var tasks = new ArrayList<Callable<Held>>();
    for (var line : largestFirst(cache, goSum)) {
      var module = line.module();
      tasks.add(
          line.isGoMod()
              ? () -> new Held(CachedCopies.ofGoMod(cache, module).stream().toList(), List.of())
              : () -> CachedCopies.of(cache, module));
    }
    return done(cache, tasks);
  }

  private static Held done(ModuleCache cache, List<Callable<Held>> tasks)
      throws InterruptedException {
    var copies = new LinkedHashSet<Copy>();
    var pointers = new LinkedHashSet<Pointer>();
    try (var workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      for (var done : workers.invokeAll(tasks)) {
        copies.addAll(done.get().copies());
        pointers.addAll(done.get().pointers());
      }
    } catch (ExecutionException bug) { // what cannot be read is a copy without a hash
      throw new IllegalStateException("reading the module cache " + cache.root(), bug.getCause());
    }
    return new Held(List.copyOf(copies), List.copyOf(pointers));
  }

  /** So that no core is left with a large one when the others are done. */
  private static List<GoSumLine> largestFirst(ModuleCache cache, GoSum goSum) {
    var sizes = new HashMap<GoSumLine, Long>();
    for (var line : goSum.lines()) {
      sizes.put(line, line.isGoMod() ? 0 : cache.size(line.module()));
    }
    return goSum.lines().stream()
        .sorted(Comparator.comparingLong(line -> -sizes.getOrDefault(line, 0L)))
        .toList();
  }

  private static List<Leftover> leftovers(ModuleCache cache, GoSum goSum) {
    return goSum.lines().stream()
        .filter(line -> !line.isGoMod())
        .map(GoSumLine::module)
        .distinct()
        .flatMap(module -> CachedCopies.leftovers(cache, module).stream())
        .toList();
  }

  private static List<Directory> directories(Path project, GoMod goMod) {
    return directories(project, goMod, repository(project), ModulesLook::isModule);
  }

  /**
   * The directories that take the place of modules.
   *
   * @param repository the project's; empty when it is in none
   * @param isModule whether there is a {@code go.mod} in a directory
   */
  static List<Directory> directories(
      Path project, GoMod goMod, Optional<Path> repository, Predicate<Path> isModule) {
    var found = new ArrayList<Directory>();
    for (var replace : goMod.replaces()) {
      if (replace.isLocal()) {
        found.add(directory(replace, project, repository, isModule));
      }
    }
    return found;
  }

  private static Directory directory(
      Replace replace, Path project, Optional<Path> repository, Predicate<Path> isModule) {
    var target = target(project, replace);
    return new Directory(
        replace.line(),
        replace.path(),
        replace.target(),
        target.filter(isModule).isPresent(),
        target.isPresent()
            && (replace.target().startsWith("/")
                || repository.map(root -> !target.get().startsWith(root)).orElse(false)));
  }

  /** The directory that a line names; empty for what is no path, and for Go never there. */
  static Optional<Path> target(Path project, Replace replace) {
    try {
      return Optional.of(project.resolve(replace.target()).normalize());
    } catch (InvalidPathException none) {
      return Optional.empty();
    }
  }

  /** The directory above that {@code git} calls a repository. */
  private static Optional<Path> repository(Path project) {
    for (var at = project.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }
}
