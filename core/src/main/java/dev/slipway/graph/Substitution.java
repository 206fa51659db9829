package dev.slipway.graph;

import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.gomod.GoMod.Replace;
import dev.slipway.format.module.ModuleVersion;
import java.util.List;
import java.util.Optional;

/**
 * A {@code replace} line of a main module and what it does: the graph, {@code go.sum} of others and
 * most reports keep the path and version that were asked for, while this is what is compiled.
 *
 * @param module the chosen module whose content it replaces; empty when it replaces none, since
 *     nobody asks for the path, another version is chosen, or another line goes before it
 */
public record Substitution(Replace line, Optional<ModuleVersion> module) {

  /** Those of a main module, in the order of its lines. */
  public static List<Substitution> of(GoMod main, ModuleGraph graph) {
    return main.replaces().stream()
        .map(line -> new Substitution(line, replaced(line, graph)))
        .toList();
  }

  private static Optional<ModuleVersion> replaced(Replace line, ModuleGraph graph) {
    return graph
        .selected(line.path())
        .filter(module -> graph.replacements().line(module).equals(Optional.of(line)));
  }

  /** The module of another path that is compiled; empty for a directory or another version. */
  public Optional<ModuleVersion> fork() {
    return module.isPresent() && !line.target().equals(line.path())
        ? line.targetVersion().map(version -> new ModuleVersion(line.target(), version))
        : Optional.empty();
  }

  /** What it names, as {@code go mod edit} takes it: {@code ../d}, {@code example.com/f@v1.0.0}. */
  public String target() {
    return line.target() + line.targetVersion().map(version -> "@" + version).orElse("");
  }
}
