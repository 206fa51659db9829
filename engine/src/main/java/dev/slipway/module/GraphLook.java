package dev.slipway.module;

import dev.slipway.build.GoCommand;
import dev.slipway.build.GoEnvironment;
import dev.slipway.fact.ProjectGraph;
import dev.slipway.fact.ProjectGraph.ForeignReplace;
import dev.slipway.fact.ProjectGraph.Newest;
import dev.slipway.fact.ProjectGraph.Successor;
import dev.slipway.fact.ProjectGraph.Toolchain;
import dev.slipway.format.FormatException;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.format.module.PseudoVersion;
import dev.slipway.format.module.Version;
import dev.slipway.graph.Content;
import dev.slipway.graph.ModuleGraph;
import dev.slipway.graph.Reading;
import dev.slipway.project.BoundedFile;
import dev.slipway.project.InvalidFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the module graph of a project, from its {@code go.mod} and the module cache alone. */
public final class GraphLook {
  private final ModuleCache cache;
  private final CachedGoMods goMods;
  private final ModuleGraph graph;

  private GraphLook(Path project, GoMod goMod, ModuleCache cache) {
    this.cache = cache;
    this.goMods = new CachedGoMods(project, cache);
    this.graph = ModuleGraph.of(goMod, goMods);
  }

  /**
   * The graph.
   *
   * @param directory that of its {@code go.mod}
   * @param environment variables of this process
   * @throws InvalidFile when {@code go.mod} cannot be read as Go reads it
   */
  public static ModuleGraph of(Path directory, Map<String, String> environment) throws InvalidFile {
    var project = directory.toAbsolutePath().normalize();
    var cache = ModulesLook.cache(GoEnvironment.of(environment));
    return new GraphLook(project, ModulesLook.goMod(project), cache).graph;
  }

  /**
   * The graph, and all that is known around it.
   *
   * @param toolchain the Go that builds it
   */
  static ProjectGraph around(
      Path project,
      GoMod goMod,
      ModuleCache cache,
      GoEnvironment settings,
      Optional<Toolchain> toolchain) {
    var look = new GraphLook(project, goMod, cache);
    return new ProjectGraph(
        look.graph,
        look.published().flatMap(module -> look.newest(module).stream()).toList(),
        look.published().flatMap(look::replaces).toList(),
        look.published().flatMap(module -> look.successor(module).stream()).toList(),
        look.published().flatMap(module -> Commits.of(cache, module).stream()).toList(),
        WorkspaceLook.of(project, goMod, settings),
        SubmoduleLook.of(project, goMod, look.graph, look.places(project)),
        toolchain,
        DisclosureLook.of(project, goMod, cache, settings));
  }

  /** The chosen modules that nothing replaces. */
  private Stream<ModuleVersion> published() {
    return graph.selected().stream().filter(module -> graph.replacements().line(module).isEmpty());
  }

  /** Where each module lies that is built from, by its path in the graph, as far as it is there. */
  private Map<String, Path> places(Path project) {
    var found = new TreeMap<String, Path>();
    for (var module : graph.selected()) {
      var place =
          switch (graph.content(module)) {
            case Content.Published(var read) -> cache.directory(read);
            case Content.Directory(var target) -> below(project, target);
          };
      place.filter(Files::isDirectory).ifPresent(directory -> found.put(module.path(), directory));
    }
    return found;
  }

  private static Optional<Path> below(Path project, String target) {
    try {
      return Optional.of(project.resolve(target).normalize());
    } catch (InvalidPathException odd) {
      return Optional.empty();
    }
  }

  /** Releases go before prereleases, and those before commits (modload/query.go, latest). */
  private Optional<Newest> newest(ModuleVersion module) {
    return cache.versions(module.path()).stream()
        .max(
            Comparator.comparingInt(GraphLook::standing)
                .thenComparing(ModuleVersion::version, Version::compare))
        .flatMap(
            newest ->
                goMods.of(new Content.Published(newest)) instanceof Reading.Read(var goMod)
                    ? Optional.of(new Newest(newest, goMod))
                    : Optional.empty());
  }

  private static int standing(ModuleVersion module) {
    return PseudoVersion.of(module.version()).isPresent()
        ? 0
        : Version.of(module.version()).map(one -> one.prerelease().isEmpty() ? 2 : 1).orElse(-1);
  }

  /** By the rules for main modules: for dependencies Go passes them over. */
  private Stream<ForeignReplace> replaces(ModuleVersion module) {
    try {
      var file = cache.download(module, "mod").filter(Files::isRegularFile);
      return file.isEmpty()
          ? Stream.empty()
          : GoMod.parse(BoundedFile.read(file.get())).replaces().stream()
              .map(line -> new ForeignReplace(module, line));
    } catch (IOException | FormatException newer) {
      return Stream.empty();
    }
  }

  private Optional<Successor> successor(ModuleVersion module) {
    return Version.of(module.version())
        .filter(Version::isIncompatible)
        .map(version -> module.path() + "/" + version.major())
        .filter(path -> !cache.versions(path).isEmpty())
        .map(path -> new Successor(module, path));
  }

  /** What the Go that is found first calls itself, beside its {@code bin}. */
  static Optional<Toolchain> toolchain(GoEnvironment settings) {
    return GoCommand.find(settings.process().values())
        .flatMap(GraphLook::version)
        .map(version -> new Toolchain(version, settings.setting("GOTOOLCHAIN")));
  }

  private static Optional<String> version(Path go) {
    try {
      var file = go.toRealPath().resolve("../../VERSION").normalize();
      return Files.isRegularFile(file)
          ? new String(BoundedFile.read(file), StandardCharsets.UTF_8).lines().findFirst()
          : Optional.empty();
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }
}
