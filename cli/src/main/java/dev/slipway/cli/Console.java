package dev.slipway.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What surrounds a command: its streams, environment, directory and clock. Results go to {@code
 * out}, progress and errors to {@code err}.
 *
 * @param in standard input
 * @param out results only
 * @param err progress and errors
 * @param environment the variables of the process
 * @param directory where the command was started
 * @param clock the time
 * @param terminal whether somebody sits at standard input and standard error
 */
public record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path directory,
    Clock clock,
    boolean terminal) {

  /** The console of this process. */
  public static Console system() {
    var out = new java.io.FileOutputStream(java.io.FileDescriptor.out);
    var err = new java.io.FileOutputStream(java.io.FileDescriptor.err);
    return new Console(
        System.in,
        new PrintStream(new java.io.BufferedOutputStream(out), false, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        System.getenv(),
        Path.of(System.getProperty("user.dir")),
        Clock.systemUTC(),
        isTerminal());
  }

  @SuppressWarnings("SystemConsoleNull") // JDK 25 does return null again without a terminal
  private static boolean isTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }
}
