package dev.slipway.command;

import dev.slipway.cli.Failure;
import dev.slipway.model.Nearest;
import java.util.List;
import java.util.Map;

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

  /**
   * Refuses an option of another verb: passed over in silence, {@code --fail-on} in CI would hold
   * nothing.
   *
   * @param takers the verbs that take each option
   */
  void refuseOptions(Invocation invocation, String verb, Map<String, List<String>> takers)
      throws Failure {
    for (var option : takers.entrySet()) {
      if (invocation.parsed().hasMatchedOption(option.getKey())
          && !option.getValue().contains(verb)) {
        throw Failure.usage(
            "%s %s: %s is for %s %s"
                .formatted(
                    command,
                    verb,
                    option.getKey(),
                    command,
                    String.join(" and " + command + " ", option.getValue())));
      }
    }
  }
}
