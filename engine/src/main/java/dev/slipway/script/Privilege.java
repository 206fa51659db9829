package dev.slipway.script;

/** Who a script runs as. */
public enum Privilege {
  /** The user that logged in. */
  LOGIN,
  /** Root: the user that logged in when that is root, else through sudo. */
  ROOT
}
