package dev.slipway.graph;

import dev.slipway.format.module.ModuleVersion;

/** What is read for a module, after {@code replace}. */
public sealed interface Content {

  /** A published module: the one that was required, or the one that replaces it. */
  record Published(ModuleVersion module) implements Content {
    @Override
    public String toString() {
      return module.toString();
    }
  }

  /**
   * A directory that takes its place.
   *
   * @param target as {@code go.mod} names it, from where that lies
   */
  record Directory(String target) implements Content {
    @Override
    public String toString() {
      return target;
    }
  }
}
