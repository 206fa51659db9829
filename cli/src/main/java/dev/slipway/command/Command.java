package dev.slipway.command;

import dev.slipway.cli.ExitStatus;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** One command of {@code slipway}. */
public interface Command {

  /** The word after {@code slipway}. */
  String name();

  /** What it does, for the list of commands: under 72 characters, no full stop. */
  String summary();

  /**
   * Command lines worth copying, each followed by what it does after two spaces and a {@code #}.
   */
  List<String> examples();

  /**
   * Adds options and positional parameters to {@code spec}; the common ones ({@code --format},
   * {@code --debug}, {@code --no-color}, {@code --yes}, {@code -F}, {@code --help}) are there.
   */
  void describe(CommandSpec spec);

  /** The formats {@code --format} takes. */
  default List<String> formats() {
    return List.of("text", "json");
  }

  /**
   * Does the work.
   *
   * @throws Exception any error; {@code Errors} gives it words and an exit code
   */
  ExitStatus run(Invocation invocation) throws Exception;
}
