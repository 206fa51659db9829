package dev.slipway.graph;

/** Where {@code go.mod} files come from. */
@FunctionalInterface
public interface GoMods {

  /** Reads the one of a module. */
  Reading of(Content content);
}
