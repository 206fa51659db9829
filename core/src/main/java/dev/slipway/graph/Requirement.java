package dev.slipway.graph;

import dev.slipway.format.module.ModuleVersion;

/**
 * A line of a {@code go.mod} that asks for a module: an edge of the graph.
 *
 * @param requirer whose file it is; the main module has no version
 * @param line counted from 1, of the file that is read for the requirer, after {@code replace}
 * @param required the version it asks for, at least
 * @param isIndirect whether it is marked {@code // indirect}
 */
public record Requirement(
    ModuleVersion requirer, int line, ModuleVersion required, boolean isIndirect) {

  /** Whether the main module asks. */
  public boolean isOfMain() {
    return requirer.version().isEmpty();
  }
}
