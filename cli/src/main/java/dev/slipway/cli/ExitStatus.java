package dev.slipway.cli;

/**
 * What the process ends with: one of Slipway's own codes, or that of a program run for the user.
 */
public sealed interface ExitStatus permits ExitCode, ForeignExit {

  /** The number the process ends with, 0 to 255. */
  int number();
}
