package dev.slipway.finding;

/** What {@code doctor --fix} can do itself. Shown as a plan before it is done. */
public sealed interface Repair {

  /**
   * Replaces lines of a file of the project.
   *
   * @param file the file, relative to the project
   * @param line the first line replaced, 1-based
   * @param before the lines as they are, without the last line end; refused when they differ
   * @param after the lines as they shall be; empty takes the lines away
   */
  record EditProjectFile(String file, int line, String before, String after) implements Repair {}

  /**
   * Changes one line of an environment file of the project, whose values are secrets: a plan shows
   * the edit's words, never the line.
   *
   * @param file the file, relative to the project
   * @param line the line, 1-based; 0 for every line
   * @param edit what is done to it
   */
  record EditEnvironmentFile(String file, int line, EnvironmentEdit edit) implements Repair {}

  /**
   * Runs one command as root on the server.
   *
   * @param command a complete POSIX sh command, idempotent
   * @param undo the command that takes it back; empty when nothing is left to take back
   */
  record RunOnServer(String command, String undo) implements Repair {}

  /**
   * Installs a release of Go on this computer, lets it build a module from an empty environment,
   * and builds with it from then on.
   *
   * @param release {@code go1.26.8}, a line {@code go1.26} for its newest, empty for the newest of
   *     all
   */
  record InstallGo(String release) implements Repair {}
}
