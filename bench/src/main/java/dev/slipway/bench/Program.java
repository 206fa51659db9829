package dev.slipway.bench;

import dev.slipway.testkit.launcher.Run;
import java.nio.file.Path;
import java.util.Map;

/** A program that has to end well, or nothing is measured. */
final class Program {
  private Program() {}

  static void run(Path directory, Map<String, String> variables, String... words) throws Exception {
    var builder =
        new ProcessBuilder(words)
            .directory(directory.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(variables);
    int exit = builder.start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException(String.join(" ", words) + ": exit " + exit);
    }
  }

  static void require(Run run) {
    if (run.exit() != 0) {
      throw new IllegalStateException("exit " + run.exit() + ": " + run.out() + run.err());
    }
  }
}
