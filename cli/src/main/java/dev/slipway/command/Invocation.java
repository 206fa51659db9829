package dev.slipway.command;

import dev.slipway.cli.Console;
import dev.slipway.cli.Failure;
import dev.slipway.finding.Severity;
import dev.slipway.script.FramedScripts;
import dev.slipway.script.Scripts;
import dev.slipway.terminal.Style;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/**
 * One call of a command: what was typed and what surrounds it.
 *
 * @param parsed options and positional parameters
 * @param console streams, environment, directory, clock
 * @param scripts how scripts are run on servers; one for the whole call, for a password of sudo is
 *     asked for once
 */
public record Invocation(ParseResult parsed, Console console, Scripts scripts) {

  /** A call that reaches servers with nobody's password yet. */
  public Invocation(ParseResult parsed, Console console) {
    this(parsed, console, new FramedScripts(Connections.ask(console)));
  }

  /** Whether the option was given, as a flag. */
  public boolean has(String option) {
    return parsed.hasMatchedOption(option)
        && !Boolean.FALSE.equals(parsed.matchedOptionValue(option, true));
  }

  /** The value of an option, when given. */
  public Optional<String> option(String name) {
    return Optional.ofNullable(parsed.matchedOptionValue(name, (String) null));
  }

  /**
   * From which severity on the command fails ({@code --fail-on}).
   *
   * @param allowed what may be said, worst first; the first is meant when nothing is
   */
  public Severity failOn(Severity... allowed) throws Failure {
    var word = option("--fail-on").orElse(allowed[0].word());
    for (var severity : allowed) {
      if (severity.word().equals(word)) {
        return severity;
      }
    }
    throw Failure.usage(
        parsed.commandSpec().name().replaceFirst(".* ", "") // "slipway doctor"
            + ": --fail-on "
            + word
            + ": use "
            + Stream.of(allowed)
                .map(Severity::word)
                .collect(Collectors.joining(", "))
                .replaceFirst(", ([a-z]+)$", " or $1"));
  }

  /** The values of an option that may be repeated. */
  public List<String> options(String name) {
    return List.copyOf(parsed.matchedOptionValue(name, List.<String>of()));
  }

  /** The words after the options. */
  public List<String> words() {
    return parsed.hasMatchedPositional(0)
        ? List.copyOf(parsed.matchedPositionalValue(0, List.<String>of()))
        : List.of();
  }

  /** The format asked for: {@code text} unless said otherwise. */
  public String format() {
    return option("--format").orElse("text");
  }

  /** Whether results are to be JSON. */
  public boolean json() {
    return format().equals("json");
  }

  /** Whether {@code --yes} answers every question. */
  public boolean yes() {
    return has("--yes");
  }

  /** Colours for standard output, or none. */
  public Style style() {
    return Style.of(console, has("--no-color"));
  }

  /** Where results go. */
  public PrintStream out() {
    return console.out();
  }

  /** Where progress goes. */
  public PrintStream err() {
    return console.err();
  }

  /** A path that was typed, from the directory the command was started in. */
  public Path path(String typed) {
    return console.directory().resolve(typed);
  }

  /** The SSH configuration file of {@code -F} or {@code SLIPWAY_SSH_CONFIG}, when one is given. */
  public Optional<Path> sshConfig() {
    return option("-F")
        .or(() -> Optional.ofNullable(console.environment().get("SLIPWAY_SSH_CONFIG")))
        .map(this::path);
  }

  /**
   * Asks a yes-or-no question. {@code --yes} answers it; without a terminal it is an error.
   *
   * @throws Failure when nobody can be asked
   */
  public boolean confirm(String question) throws Failure {
    if (yes()) {
      return true;
    }
    if (!console.terminal()) {
      throw Failure.usage(question + " Nobody can be asked here: say --yes to agree");
    }
    err().print(question + " [y/N] ");
    err().flush();
    var answer = new java.util.Scanner(console.in(), java.nio.charset.StandardCharsets.UTF_8);
    return answer.hasNextLine()
        && answer.nextLine().strip().toLowerCase(java.util.Locale.ROOT).matches("y|yes");
  }
}
