package dev.slipway.cli;

/**
 * The exit code of a program that Slipway ran for the user and whose result is the user's.
 *
 * @param number as that program ended
 */
public record ForeignExit(int number) implements ExitStatus {}
