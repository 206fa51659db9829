package dev.slipway.command;

import dev.slipway.cli.CommandLines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What can be completed after one command, read from the model that also parses it.
 *
 * @param command its name
 * @param summary what it does
 * @param options its options, in the order of its help
 * @param words what its first word can be; empty where it is a path or a name of the user's
 */
record Completion(String command, String summary, List<Option> options, List<String> words) {

  /**
   * One option.
   *
   * @param names all its names
   * @param description what it does
   * @param label the name of its value; empty for a flag
   * @param values what its value can be; empty where anything can
   */
  record Option(List<String> names, String description, String label, List<String> values) {}

  static Completion of(Command command) {
    CommandSpec spec = CommandLines.of(command).getCommandSpec();
    List<Option> options = spec.options().stream().map(Completion::option).toList();
    List<String> words =
        spec.positionalParameters().isEmpty()
            ? List.of()
            : candidates(spec.positionalParameters().getFirst());
    return new Completion(command.name(), command.summary(), options, words);
  }

  private static Option option(OptionSpec option) {
    boolean flag = option.arity().max() == 0;
    return new Option(
        Arrays.asList(option.names()),
        String.join(" ", option.description()),
        flag ? "" : option.paramLabel(),
        flag ? List.of() : candidates(option));
  }

  private static List<String> candidates(ArgSpec argument) {
    List<String> candidates = new ArrayList<>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(candidates::add);
    }
    return candidates;
  }
}
