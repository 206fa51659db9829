package dev.slipway.command;

import dev.slipway.cli.Failure;
import dev.slipway.model.Nearest;
import java.util.List;

/**
 * What a command can be told to do, and what it says when it was told nothing or something else.
 *
 * @param command its name, {@code unit}
 * @param names the first words it knows, {@code lint}
 */
record Verbs(String command, List<String> names) {
  /** Copies the list. */
  Verbs {
    names = List.copyOf(names);
  }

  /** That no word was typed. */
  Failure missing() {
    return Failure.usage(command + ": say what to do: " + String.join(", ", names));
  }

  /** That this word is none of them. */
  Failure unknown(String verb) {
    return Failure.usage(
        command
            + ": cannot \""
            + verb
            + "\""
            + Nearest.hint(verb, names)
            + " It can: "
            + String.join(", ", names));
  }
}
