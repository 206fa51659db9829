package dev.slipway.testkit.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Runs {@code slipway ARGUMENTS} as a process of its own. Immutable: each {@code with} gives
 * another one.
 */
public final class Launcher {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Path program;
  private final Path directory;
  private final Map<String, String> environment;
  private final String input;

  private Launcher(Path program, Path directory, Map<String, String> environment, String input) {
    this.program = program;
    this.directory = directory;
    this.environment = environment;
    this.input = input;
  }

  /** The launcher that the build says is to be tested: system property {@code slipway.launcher}. */
  public static Launcher packaged() {
    return of(Path.of(System.getProperty("slipway.launcher", "./slipway")));
  }

  /** Any launcher script. */
  public static Launcher of(Path program) {
    return new Launcher(
        program.toAbsolutePath().normalize(), Path.of("").toAbsolutePath(), Map.of(), "");
  }

  /** Started in this directory. */
  public Launcher in(Path other) {
    return new Launcher(program, other, environment, input);
  }

  /** By another program, which starts the launcher in surroundings of its own. */
  public Launcher as(Path other) {
    return new Launcher(other, directory, environment, input);
  }

  /** With one variable more; an empty value takes it away. */
  public Launcher with(String variable, String value) {
    Map<String, String> more = new TreeMap<>(environment);
    more.put(variable, value);
    return new Launcher(program, directory, more, input);
  }

  /** With this SSH configuration: that of a sandbox server. */
  public Launcher withSshConfig(Path file) {
    return with("SLIPWAY_SSH_CONFIG", file.toString());
  }

  /** With this text on standard input; without it there is none. */
  public Launcher withInput(String text) {
    return new Launcher(program, directory, environment, text);
  }

  /**
   * Runs it to its end.
   *
   * @throws IllegalStateException when it has not ended after five minutes; it is killed then
   */
  public Run run(String... arguments) throws IOException, InterruptedException {
    return start(arguments).await(LIMIT);
  }

  /** Starts it: for tests that kill it on the way. */
  public Started start(String... arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of(program.toString()));
    words.addAll(List.of(arguments));
    Path out = Files.createTempFile("slipway", ".out");
    Path err = Files.createTempFile("slipway", ".err");
    ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
    environment.forEach(
        (variable, value) -> {
          if (value.isEmpty()) {
            builder.environment().remove(variable);
          } else {
            builder.environment().put(variable, value);
          }
        });
    // Into files: what it leaves running in the background cannot hold the test up.
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    long start = System.nanoTime();
    Process process = builder.start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It did not read: its exit code says why.
    }
    return new Started(process, out, err, start);
  }

  /**
   * A launcher that runs.
   *
   * @param process the process; the launcher becomes java by exec, so this is java's as well
   * @param out the file of its standard output
   * @param err the file of its standard error
   * @param start {@code System.nanoTime()} when it was started
   */
  public record Started(Process process, Path out, Path err, long start) {

    /** Kills it as {@code kill -9} does. */
    public void kill() {
      process.destroyForcibly();
    }

    /** Waits for its end. */
    public Run await(Duration limit) throws IOException, InterruptedException {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "no end after " + limit.toSeconds() + " s; standard error: " + Files.readString(err));
      }
      Run run =
          new Run(
              process.exitValue(),
              Files.readString(out),
              Files.readString(err),
              Duration.ofNanos(System.nanoTime() - start));
      Files.delete(out);
      Files.delete(err);
      return run;
    }
  }
}
