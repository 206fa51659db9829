package dev.slipway.toolchain;

import dev.slipway.project.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The proof that a Go works: from an empty environment it builds a module, and that one runs. */
final class EmptyBuild {
  private static final String WORD = "built";

  private EmptyBuild() {}

  /**
   * Builds, and runs what came of it.
   *
   * @param go the command
   * @return what is said instead of what the program should say; empty when all is well
   */
  static Optional<String> fault(Path go) throws IOException, InterruptedException {
    var directory = Files.createTempDirectory("slipway-go");
    try {
      Files.writeString(directory.resolve("go.mod"), "module m\n");
      Files.writeString(
          directory.resolve("main.go"),
          "package main\n\nfunc main() { println(\"" + WORD + "\") }\n");
      var built = said(directory, go.toString(), "build", "-o", "m", ".");
      var said = built.isEmpty() ? said(directory, directory.resolve("m").toString()) : built;
      return said.equals(WORD) ? Optional.empty() : Optional.of(said);
    } finally {
      FileTree.delete(directory);
    }
  }

  private static String said(Path directory, String... command)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME", directory.toString(),
                "GOENV", "off",
                "GOTOOLCHAIN", "local",
                "GOTELEMETRY", "off"));
    Process process;
    try {
      process = builder.redirectErrorStream(true).start();
    } catch (IOException cannotBeRun) {
      return String.valueOf(cannotBeRun.getMessage());
    }
    try (var output = process.getInputStream()) {
      var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      return exit == 0 || !text.isBlank() ? text.strip() : "exit " + exit;
    } finally {
      process.destroyForcibly();
    }
  }
}
