package dev.slipway.graph;

import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.gomod.GoMod.Directive;
import dev.slipway.format.gomod.GoMod.Require;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.format.module.SemanticVersion;
import dev.slipway.graph.ModuleGraph.Unread;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a graph from its main module on (cmd/go/internal/modload/buildlist.go, readModGraph, Go
 * 1.26). A module that says {@code go 1.17} or newer lists all that its packages need; where the
 * main one does so, what such a module requires counts, and what those require does not. Below a
 * module of an older Go everything counts.
 */
final class GraphWalk {
  private static final SemanticVersion PRUNING = SemanticVersion.ofGo("go1.17").orElseThrow();

  /** A module to be read, and whether all below it counts. */
  private record Step(ModuleVersion module, boolean isWhole) {}

  private final GoMod mainFile;
  private final ModuleVersion main;
  private final GoMods goMods;
  private final Replacements replacements;
  private final Set<ModuleVersion> excluded = new HashSet<>();
  private final Map<ModuleVersion, GoMod> read = new LinkedHashMap<>();
  private final Map<ModuleVersion, Unread> unread = new LinkedHashMap<>();
  private final Map<ModuleVersion, List<Requirement>> byRequirer = new LinkedHashMap<>();
  private final Set<Step> met = new HashSet<>();
  private final Deque<Step> queue = new ArrayDeque<>();

  GraphWalk(GoMod main, GoMods goMods) {
    this.mainFile = main;
    this.main = new ModuleVersion(main.module().map(Directive::value).orElse(""), "");
    this.goMods = goMods;
    this.replacements = Replacements.of(main);
    main.excludes().forEach(one -> excluded.add(new ModuleVersion(one.path(), one.version())));
  }

  ModuleGraph graph() {
    for (var requirement : requirements(main, mainFile)) {
      enqueue(new Step(requirement.required(), !isPruned(mainFile)));
    }
    for (var step = queue.poll(); step != null; step = queue.poll()) {
      read(step);
    }
    return new ModuleGraph(main, replacements, read, unread, byRequirer);
  }

  private void enqueue(Step step) {
    if (met.add(step)) {
      queue.add(step);
    }
  }

  private void read(Step step) {
    var goMod = goMod(step.module());
    boolean isWhole = step.isWhole() || goMod.map(file -> !isPruned(file)).orElse(false);
    if (isWhole) {
      byRequirer
          .getOrDefault(step.module(), List.of())
          .forEach(requirement -> enqueue(new Step(requirement.required(), true)));
    }
  }

  /** The file of a module, whose requirements are in the graph from then on. */
  private Optional<GoMod> goMod(ModuleVersion module) {
    if (read.containsKey(module) || unread.containsKey(module)) {
      return Optional.ofNullable(read.get(module));
    }
    var content = replacements.content(module);
    return switch (goMods.of(content)) {
      case Reading.Unread(var reason) -> refused(module, content, reason);
      case Reading.Read(var goMod) -> {
        var fault = fault(module, content, goMod);
        if (fault.isPresent()) {
          yield refused(module, content, fault.get());
        }
        read.put(module, goMod);
        requirements(module, goMod);
        yield Optional.of(goMod);
      }
    };
  }

  private Optional<GoMod> refused(ModuleVersion module, Content content, String reason) {
    unread.put(module, new Unread(module, content, reason));
    return Optional.empty();
  }

  /** Of a published one Go asks that it is the module that was asked for (goModSummary). */
  private static Optional<String> fault(ModuleVersion module, Content content, GoMod goMod) {
    if (!(content instanceof Content.Published(var published))) {
      return Optional.empty();
    }
    var declared = goMod.module().map(Directive::value);
    if (declared.isEmpty()) {
      return Optional.of("its go.mod has no module line");
    }
    return declared
        .filter(path -> !path.equals(module.path()) && !path.equals(published.path()))
        .map(path -> "its go.mod says that it is " + path);
  }

  private List<Requirement> requirements(ModuleVersion requirer, GoMod goMod) {
    var all =
        goMod.requires().stream()
            .filter(require -> !excluded.contains(module(require)))
            .map(
                require ->
                    new Requirement(
                        requirer, require.line(), module(require), require.isIndirect()))
            .toList();
    byRequirer.put(requirer, all);
    return all;
  }

  private static ModuleVersion module(Require require) {
    return new ModuleVersion(require.path(), require.version());
  }

  private static boolean isPruned(GoMod goMod) {
    var version = goMod.go().map(Directive::value).orElse("");
    return SemanticVersion.ofGo("go" + version)
        .or(() -> SemanticVersion.of(version.replaceFirst("[a-z].*", "")))
        .map(one -> !one.isBefore(PRUNING))
        .orElse(false);
  }
}
