package dev.slipway.cli;

import dev.slipway.command.Command;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The command line of one command, as picocli's model. Built by hand and only for the command that
 * was typed: annotations and the models of all commands would cost 100 ms at every start.
 */
public final class CommandLines {
  private static final int HELP_WIDTH = 100;

  private CommandLines() {}

  /** The model of {@code command} with the common options added. */
  public static CommandLine of(Command command) {
    var spec = CommandSpec.create().name("slipway " + command.name());
    command.describe(spec);
    common(command.formats()).forEach(spec::addOption);
    spec.usageMessage()
        .description(sentence(command.summary()))
        .abbreviateSynopsis(false)
        .sortOptions(false)
        .width(HELP_WIDTH)
        .footerHeading("%nExamples:%n")
        .footer(
            command.examples().stream()
                .map(e -> "  " + e.replace("%", "%%"))
                .toArray(String[]::new));
    return new CommandLine(spec)
        .setOverwrittenOptionsAllowed(false)
        .setPosixClusteredShortOptionsAllowed(false);
  }

  private static String sentence(String summary) {
    return Character.toUpperCase(summary.charAt(0)) + summary.substring(1) + ".";
  }

  private static List<OptionSpec> common(List<String> formats) {
    return List.of(
        OptionSpec.builder("--format")
            .type(String.class)
            .paramLabel("FORMAT")
            .completionCandidates(formats)
            .description("how results are printed: " + String.join(", ", formats))
            .build(),
        OptionSpec.builder("-F")
            .type(String.class)
            .paramLabel("FILE")
            .description("SSH configuration file instead of ~/.ssh/config")
            .build(),
        flag("answer every question with yes", "-y", "--yes"),
        flag("no colours (also: NO_COLOR)", "--no-color"),
        flag("show stack traces and what servers said beside the answer", "--debug"),
        OptionSpec.builder("-h", "--help").usageHelp(true).description("show this help").build());
  }

  /** An option without a value. */
  public static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names[0], java.util.Arrays.copyOfRange(names, 1, names.length))
        .type(boolean.class)
        .description(description)
        .build();
  }

  /** An option with a text value. */
  public static OptionSpec value(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** An option whose value is one of a few, which shells complete. */
  public static OptionSpec choice(
      String name, String label, List<String> candidates, String description) {
    return value(name, label, description).toBuilder().completionCandidates(candidates).build();
  }

  /** An option with a text value that may be repeated. */
  public static OptionSpec values(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("1")
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** The words after the options. */
  public static CommandLine.Model.PositionalParamSpec words(
      String label, String arity, String description) {
    return CommandLine.Model.PositionalParamSpec.builder()
        .type(List.class)
        .auxiliaryTypes(String.class)
        .index("0..*")
        .arity(arity)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** The words after the options, the first of which is one of a few. */
  public static CommandLine.Model.PositionalParamSpec oneOf(
      String label, String arity, List<String> candidates, String description) {
    return words(label, arity, description).toBuilder().completionCandidates(candidates).build();
  }
}
