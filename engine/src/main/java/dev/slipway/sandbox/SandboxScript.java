package dev.slipway.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The shell scripts beside this class, and the one way to run {@code sandbox.sh}. */
final class SandboxScript {
  /** Longer than the script's own wait for the lock, 120 s. */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private SandboxScript() {}

  /** The text of a script that lies beside this class. */
  static String text(String name) {
    try (InputStream in = SandboxScript.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not in the jar: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs one verb of {@code sandbox.sh} and gives its standard output, a line an element.
   *
   * @throws SandboxFailure naming the step at which the script stopped
   */
  static List<String> run(Places places, String input, String verb, List<String> arguments)
      throws SandboxFailure {
    List<String> words =
        new ArrayList<>(
            List.of(
                "sh",
                "-c",
                text("sandbox.sh"),
                "sandbox",
                places.label(),
                places.run().toString(),
                places.data().toString(),
                verb));
    words.addAll(arguments);
    Execution execution = HostCommand.run(words, input, LIMIT);
    List<String> lines = Arrays.asList(execution.out().split("\n"));
    if (!execution.isOk()) {
      String step =
          lines.stream()
              .filter(line -> line.startsWith("step "))
              .reduce((earlier, later) -> later)
              .map(line -> ", " + line)
              .orElse("");
      throw SandboxFailure.because(
          verb + step, execution.err().strip() + " (exit " + execution.exit() + ")");
    }
    return lines;
  }
}
