package dev.slipway.graph;

import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.format.module.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The graph of a main module: every requirement that has a say in the choice of versions, and the
 * choice, which is the highest version of each module that anyone asks for. {@code go} and {@code
 * toolchain} lines, which Go keeps in its graph as well, are not in it. Go holds a main module to
 * name at least the chosen version of what it requires itself; a {@code go.mod} that does not do so
 * is read as it is here, and by Go after it was updated.
 */
public final class ModuleGraph {
  private final ModuleVersion main;
  private final Replacements replacements;
  private final Map<ModuleVersion, GoMod> read;
  private final Map<ModuleVersion, Unread> unread;
  private final Map<ModuleVersion, List<Requirement>> byRequirer;
  private final Map<String, List<Requirement>> byPath = new TreeMap<>();
  private final Map<String, ModuleVersion> selected = new TreeMap<>();

  /**
   * A module whose {@code go.mod} belongs to the graph and could not be read.
   *
   * @param content what was looked for
   * @param reason why not, in words
   */
  public record Unread(ModuleVersion module, Content content, String reason) {}

  ModuleGraph(
      ModuleVersion main,
      Replacements replacements,
      Map<ModuleVersion, GoMod> read,
      Map<ModuleVersion, Unread> unread,
      Map<ModuleVersion, List<Requirement>> byRequirer) {
    this.main = main;
    this.replacements = replacements;
    this.read = new LinkedHashMap<>(read);
    this.unread = new LinkedHashMap<>(unread);
    this.byRequirer = new LinkedHashMap<>(byRequirer);
    byRequirer.values().stream().flatMap(Collection::stream).forEach(this::add);
  }

  /**
   * The graph of a main module.
   *
   * @param goMods reads the {@code go.mod} of a module; is asked once for each that the graph needs
   */
  public static ModuleGraph of(GoMod main, GoMods goMods) {
    return new GraphWalk(main, goMods).graph();
  }

  private void add(Requirement requirement) {
    var module = requirement.required();
    byPath.computeIfAbsent(module.path(), none -> new ArrayList<>()).add(requirement);
    if (!module.path().equals(main.path())) {
      selected.merge(module.path(), module, ModuleGraph::higher);
    }
  }

  /** Of two that compare alike the first stays. */
  private static ModuleVersion higher(ModuleVersion before, ModuleVersion asked) {
    return Version.compare(asked.version(), before.version()) > 0 ? asked : before;
  }

  /** The main module, without a version. */
  public ModuleVersion main() {
    return main;
  }

  /** The chosen version of each module but the main one, in the order of their paths. */
  public List<ModuleVersion> selected() {
    return List.copyOf(selected.values());
  }

  /** The chosen version of a module; empty when nobody asks for it. */
  public Optional<ModuleVersion> selected(String path) {
    return Optional.ofNullable(selected.get(path));
  }

  /** What is read for a module, after {@code replace}. */
  public Content content(ModuleVersion module) {
    return replacements.content(module);
  }

  /** The {@code replace} lines of the main module. */
  public Replacements replacements() {
    return replacements;
  }

  /** The {@code go.mod} that was read for a module, whether or not it was chosen. */
  public Optional<GoMod> goMod(ModuleVersion module) {
    return Optional.ofNullable(read.get(module));
  }

  /** All modules whose {@code go.mod} was read, in the order in which they were met. */
  public List<ModuleVersion> read() {
    return List.copyOf(read.keySet());
  }

  /** Those whose {@code go.mod} could not be read: what they require is missing in the graph. */
  public List<Unread> unread() {
    return List.copyOf(unread.values());
  }

  /** Whether every {@code go.mod} that has a say was read. */
  public boolean isComplete() {
    return unread.isEmpty();
  }

  /** All requirements, those of the main module first, then the nearest. */
  public List<Requirement> requirements() {
    return byRequirer.values().stream().flatMap(Collection::stream).toList();
  }

  /** Those that ask for a module, in the same order. */
  public List<Requirement> requirementsOn(String path) {
    return List.copyOf(byPath.getOrDefault(path, List.of()));
  }

  /**
   * The shortest way from the main module to the chosen version of another (mvs.Graph.FindPath);
   * empty when it is not in the graph.
   */
  public List<Requirement> chain(String path) {
    var target = selected.get(path);
    if (target == null) {
      return List.of();
    }
    Map<ModuleVersion, Requirement> reachedBy = new HashMap<>();
    Set<ModuleVersion> seen = new HashSet<>(Set.of(main));
    Deque<ModuleVersion> queue = new ArrayDeque<>(List.of(main));
    while (!queue.isEmpty() && !seen.contains(target)) {
      for (var requirement : byRequirer.getOrDefault(queue.remove(), List.of())) {
        if (seen.add(requirement.required())) {
          reachedBy.put(requirement.required(), requirement);
          queue.add(requirement.required());
        }
      }
    }
    Deque<Requirement> chain = new ArrayDeque<>();
    for (var at = reachedBy.get(target); at != null; at = reachedBy.get(at.requirer())) {
      chain.addFirst(at);
    }
    return List.copyOf(chain);
  }
}
