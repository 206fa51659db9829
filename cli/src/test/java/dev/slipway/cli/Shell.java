package dev.slipway.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Runs command lines in this process, in a directory, and keeps what they print. */
public final class Shell {
  private final Path directory;
  private final byte[] input;

  private Shell(Path directory, byte[] input) {
    this.directory = directory;
    this.input = input;
  }

  /** A shell in this directory. */
  public Shell(Path directory) {
    this(directory, new byte[0]);
  }

  /** The same shell with these bytes on standard input. */
  public Shell withInput(byte[] bytes) {
    return new Shell(directory, bytes);
  }

  /** The same shell with this text on standard input. */
  public Shell withInput(String text) {
    return withInput(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What a command line printed and how it ended. */
  public record Result(int exit, String out, String err) {}

  /** Runs {@code slipway args}. */
  public Result run(String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new ByteArrayInputStream(input),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of(
                "PATH",
                System.getenv().getOrDefault("PATH", ""),
                "HOME",
                System.getProperty("user.home")),
            directory,
            Clock.systemUTC(),
            false);
    int exit = new Main(console).run(args);
    return new Result(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
