package dev.slipway.command;

import java.util.List;
import java.util.stream.Collectors;

/** The completion script of bash: plain words only, no completion library needed. */
final class BashCompletion {

  private BashCompletion() {}

  static String script(List<Completion> completions) {
    StringBuilder values = new StringBuilder();
    StringBuilder options = new StringBuilder();
    for (Completion completion : completions) {
      for (Completion.Option option : completion.options()) {
        if (!option.label().isEmpty()) {
          values.append(valueCase(completion, option));
        }
      }
      options.append(
          "    %s) options='%s' words='%s' ;;%n"
              .formatted(completion.command(), names(completion), words(completion.words())));
    }
    return """
    # Completion of slipway for bash: eval "$(slipway completion bash)"
    _slipway() {
      local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} options= words=
      COMPREPLY=()
      if [ "$COMP_CWORD" = 1 ]; then
        COMPREPLY=($(compgen -W '%s' -- "$word"))
        return
      fi
      case "${COMP_WORDS[1]} $before" in
    %s    esac
      case ${COMP_WORDS[1]} in
    %s  esac
      case $word in
        -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
        *) [ "$COMP_CWORD" != 2 ] || COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
      esac
    }
    complete -o default -F _slipway slipway ./slipway
    """
        .formatted(words(completions.stream().map(Completion::command).toList()), values, options);
  }

  /** After an option with a value: its values, else what bash completes by itself, file names. */
  private static String valueCase(Completion completion, Completion.Option option) {
    String patterns =
        option.names().stream()
            .map(name -> "'" + completion.command() + " " + name + "'")
            .collect(Collectors.joining(" | "));
    String reply =
        option.values().isEmpty()
            ? "return"
            : "COMPREPLY=($(compgen -W '" + words(option.values()) + "' -- \"$word\")) && return";
    return "    %s) %s ;;%n".formatted(patterns, reply);
  }

  private static String names(Completion completion) {
    return completion.options().stream()
        .flatMap(option -> option.names().stream())
        .collect(Collectors.joining(" "));
  }

  private static String words(List<String> words) {
    return String.join(" ", words);
  }
}
