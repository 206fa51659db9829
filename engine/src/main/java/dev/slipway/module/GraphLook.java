package dev.slipway.module;

import dev.slipway.build.GoEnvironment;
import dev.slipway.graph.ModuleGraph;
import dev.slipway.project.InvalidFile;
import java.nio.file.Path;
import java.util.Map;

/** Reads the module graph of a project, from its {@code go.mod} and the module cache alone. */
public final class GraphLook {
  private GraphLook() {}

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
    return ModuleGraph.of(ModulesLook.goMod(project), new CachedGoMods(project, cache));
  }
}
