package dev.slipway.command;

import java.util.List;
import java.util.stream.Collectors;

/** The completion script of zsh, with the descriptions of commands and options. */
final class ZshCompletion {

  private ZshCompletion() {}

  static String script(List<Completion> completions) {
    String commands =
        completions.stream()
            .map(c -> "    " + quoted(c.command() + ":" + c.summary()))
            .collect(Collectors.joining("\n"));
    String cases =
        completions.stream().map(ZshCompletion::commandCase).collect(Collectors.joining());
    return """
    #compdef slipway
    # Completion of slipway for zsh: put this into a directory of $fpath under the name _slipway
    _slipway() {
      local -a commands
      commands=(
    %s
      )
      if (( CURRENT == 2 )); then
        _describe command commands
        return
      fi
      local command=$words[2]
      shift words
      (( CURRENT-- ))
      case $command in
    %s  esac
    }
    if [[ $funcstack[1] == _slipway ]]; then _slipway "$@"; else compdef _slipway slipway; fi
    """
        .formatted(commands, cases);
  }

  private static String commandCase(Completion completion) {
    StringBuilder arguments = new StringBuilder();
    for (Completion.Option option : completion.options()) {
      for (String name : option.names()) {
        arguments.append(" \\\n        ").append(quoted(argument(name, option)));
      }
    }
    String words =
        completion.words().isEmpty()
            ? "'*:file:_files'"
            : quoted("1:word:(" + String.join(" ", completion.words()) + ")") + " '*:file:_files'";
    return "    %s)%n      _arguments%s \\%n        %s%n      ;;%n"
        .formatted(completion.command(), arguments, words);
  }

  /** {@code --name[description]:label:(values)}, the form of _arguments in zshcompsys(1). */
  private static String argument(String name, Completion.Option option) {
    String head = name + "[" + escaped(option.description()) + "]";
    if (option.label().isEmpty()) {
      return head;
    }
    String values =
        option.values().isEmpty() ? "_files" : "(" + String.join(" ", option.values()) + ")";
    return head + ":" + option.label() + ":" + values;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
