package dev.slipway.graph;

import dev.slipway.format.gomod.GoMod.Replace;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.format.module.Version;
import dev.slipway.model.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why a module is in a graph, and at this version.
 *
 * @param module the chosen version
 * @param replacement the line that puts something else in its place
 * @param chain the shortest way to it from the main module, a requirement a step
 * @param requirements all that ask for it, the highest version first, of the same the nearest
 */
public record Why(
    ModuleVersion module,
    Optional<Replace> replacement,
    List<Requirement> chain,
    List<Requirement> requirements) {
  private static final int MOST_NEAREST = 3;

  /** Copies the lists. */
  public Why {
    chain = List.copyOf(chain);
    requirements = List.copyOf(requirements);
  }

  /** Of the module with this path; empty when it is not in the graph. */
  public static Optional<Why> of(ModuleGraph graph, String path) {
    Comparator<Requirement> lowestFirst =
        (one, other) -> Version.compare(one.required().version(), other.required().version());
    return graph
        .selected(path)
        .map(
            module ->
                new Why(
                    module,
                    graph.replacements().line(module),
                    graph.chain(path),
                    graph.requirementsOn(path).stream().sorted(lowestFirst.reversed()).toList()));
  }

  /** Those that ask for the version that was chosen: without them it would be a lower one. */
  public List<Requirement> deciding() {
    return requirements.stream().filter(one -> one.required().equals(module)).toList();
  }

  /**
   * The modules of a graph that a word may have meant: the one that a package of this name would
   * belong to, those whose names have the word in them, and the one with the fewest other letters.
   */
  public static List<String> nearest(ModuleGraph graph, String word) {
    var paths = graph.selected().stream().map(ModuleVersion::path).toList();
    Set<String> found = new LinkedHashSet<>();
    paths.stream()
        .filter(path -> word.startsWith(path + "/"))
        .max(Comparator.comparingInt(String::length))
        .ifPresent(found::add);
    Nearest.to(word, paths).ifPresent(found::add);
    if (!word.isEmpty()) {
      paths.stream()
          .filter(path -> path.contains(word))
          .sorted(Comparator.comparingInt(String::length))
          .forEach(found::add);
    }
    var all = new ArrayList<>(found);
    return List.copyOf(all.subList(0, Math.min(MOST_NEAREST, all.size())));
  }
}
