package dev.slipway.graph;

import dev.slipway.format.gomod.GoMod;

/** What became of reading the {@code go.mod} of a module. */
public sealed interface Reading {

  /**
   * It was read.
   *
   * @param goMod by the rules for dependencies
   */
  record Read(GoMod goMod) implements Reading {}

  /**
   * It was not.
   *
   * @param reason why, in words: {@code not in the module cache}
   */
  record Unread(String reason) implements Reading {}
}
