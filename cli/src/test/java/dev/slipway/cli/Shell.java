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

  /** A shell in this directory. */
  public Shell(Path directory) {
    this.directory = directory;
  }

  /** What a command line printed and how it ended. */
  public record Result(int exit, String out, String err) {}

  /** Runs {@code slipway args}. */
  public Result run(String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
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
