package dev.slipway.format.envfile;

import dev.slipway.model.Secret;

/** What a reader gets for one variable. */
public sealed interface Reading {

  /** This value. */
  record Value(Secret value) implements Reading {}

  /**
   * A value made by expansion, known only where the file is read.
   *
   * @param what is expanded: {@code $}, a backquote, {@code ~}
   */
  record Expanded(String what) implements Reading {}

  /**
   * No such variable.
   *
   * @param why for a person, without any part of the value
   */
  record NotSet(String why) implements Reading {}
}
