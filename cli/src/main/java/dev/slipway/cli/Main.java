package dev.slipway.cli;

import dev.slipway.command.Command;
import dev.slipway.command.Commands;
import dev.slipway.command.Invocation;
import dev.slipway.model.Nearest;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code slipway}: picks the command, runs it, turns what came of it into an exit code. */
public final class Main {
  private final Console console;

  /** Slipway on this console. */
  public Main(Console console) {
    this.console = console;
  }

  /** Runs the command line and ends the process. */
  public static void main(String[] args) {
    var console = Console.system();
    int code =
        args.length == 1 && args[0].equals("--train") ? train() : new Main(console).run(args);
    console.out().flush();
    console.err().flush();
    forgetRejectedCache();
    Exit.now(code);
  }

  /**
   * Deletes an AOT cache that the JVM did not take, so that the next start makes a new one: without
   * a cache the VM's own description of itself lacks the word "sharing".
   */
  private static void forgetRejectedCache() {
    var cache = System.getProperty("slipway.aot", "");
    if (!cache.isEmpty() && !System.getProperty("java.vm.info", "sharing").contains("sharing")) {
      try {
        java.nio.file.Files.deleteIfExists(java.nio.file.Path.of(cache));
      } catch (java.io.IOException keptByItsOwner) {
        // a cache in a directory of somebody else: Slipway goes on without it
      }
    }
  }

  /** Makes the run that the launcher records into the AOT cache; see {@link Training}. */
  private static int train() {
    try {
      Training.run();
      return 0;
    } catch (Exception broken) {
      return ExitCode.BUG.number();
    }
  }

  /** Runs the command line; the result is the exit code. */
  public int run(String... args) {
    if (args.length == 0
        || args[0].equals("--help")
        || args[0].equals("-h")
        || args[0].equals("help")) {
      return help(args);
    }
    if (args[0].equals("--version")) {
      return run("version");
    }
    boolean json = asksForJson(args);
    boolean debug = Arrays.asList(args).contains("--debug");
    try {
      return run(command(args[0]), Arrays.copyOfRange(args, 1, args.length)).number();
    } catch (Throwable error) {
      return Errors.say(error, console, json, debug).number();
    }
  }

  private static Command command(String name) throws Failure {
    var command = Commands.named(name);
    if (command.isPresent()) {
      return command.get();
    }
    var hint = Nearest.hint(name, Commands.ALL.stream().map(Command::name).toList());
    throw Failure.usage("\"" + name + "\" is not a command" + hint + " See: slipway --help");
  }

  private ExitStatus run(Command command, String... args) throws Exception {
    var line = CommandLines.of(command);
    var parsed = parse(command, line, args);
    if (parsed.isUsageHelpRequested()) {
      line.usage(console.out(), CommandLine.Help.Ansi.OFF);
      return ExitCode.FINE;
    }
    var invocation = new Invocation(parsed, console);
    if (!command.formats().contains(invocation.format())) {
      throw Failure.usage(
          "--format "
              + invocation.format()
              + ": "
              + command.name()
              + " prints "
              + String.join(", ", command.formats()));
    }
    return command.run(invocation);
  }

  private static CommandLine.ParseResult parse(Command command, CommandLine line, String... args)
      throws Failure {
    try {
      return line.parseArgs(args);
    } catch (UnmatchedArgumentException unknown) {
      var word = unknown.getUnmatched().getFirst();
      var names = line.getCommandSpec().optionsMap().keySet();
      throw Failure.usage(
          command.name()
              + ": unknown "
              + (word.startsWith("-") ? "option " : "argument ")
              + word
              + Nearest.hint(word, names)
              + " See: slipway "
              + command.name()
              + " --help");
    } catch (ParameterException wrong) {
      throw Failure.usage(
          command.name()
              + ": "
              + wrong.getMessage()
              + ". See: slipway "
              + command.name()
              + " --help");
    }
  }

  /** Read before the options are: a mistake in them is reported in the format asked for. */
  private static boolean asksForJson(String... args) {
    var all = List.of(args);
    var words = all.contains("--") ? all.subList(0, all.indexOf("--")) : all;
    return words.contains("--format=json")
        || java.util.Collections.indexOfSubList(words, List.of("--format", "json")) >= 0;
  }

  private int help(String... args) {
    if (args.length > 1 && Commands.named(args[1]).isPresent()) {
      return run(args[1], "--help");
    }
    overview(console.out());
    return args.length == 0 ? ExitCode.USAGE.number() : ExitCode.FINE.number();
  }

  private static void overview(PrintStream out) {
    out.println("Ship Go services to Linux servers, and know before you do that they will run.");
    out.println();
    out.println("Usage: slipway COMMAND [OPTIONS]");
    out.println();
    for (var command : Commands.ALL) {
      out.printf("  %-10s %s%n", command.name(), command.summary());
    }
    out.println();
    out.println("slipway COMMAND --help shows the options of a command, with examples.");
  }
}
