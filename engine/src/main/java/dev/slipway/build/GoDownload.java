package dev.slipway.build;

import dev.slipway.format.gosum.GoSum;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.project.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code go mod download MODULE@VERSION}, in an empty module of its own that has the lines of a
 * project's {@code go.sum}: so Go holds what it fetches to them, and nothing of the project, its
 * {@code vendor} or its workspace decides or is written to. Where modules come from is the user's
 * configuration.
 */
public final class GoDownload {
  private static final String WRITABLE = "-modcacherw";

  private GoDownload() {}

  /**
   * Runs it to its end.
   *
   * @param environment variables of this process
   * @return why there is no module now, in Go's words; empty when there is
   */
  public static Optional<String> run(
      Path go, Map<String, String> environment, GoSum goSum, ModuleVersion module)
      throws InterruptedException {
    try {
      var directory = Files.createTempDirectory("slipway-download");
      try {
        var lines =
            goSum.lines().stream().map(line -> line.text() + "\n").collect(Collectors.joining());
        Files.writeString(directory.resolve("go.mod"), "module slipway.invalid/download\n");
        Files.writeString(directory.resolve("go.sum"), lines);
        return in(directory, go, environment, module);
      } finally {
        FileTree.delete(directory);
      }
    } catch (IOException refused) {
      return Optional.of("go mod download " + module + ": " + refused);
    }
  }

  private static Optional<String> in(
      Path directory, Path go, Map<String, String> environment, ModuleVersion module)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(go.toString(), "mod", "download", module.toString())
            .directory(directory.toFile())
            .redirectErrorStream(true);
    // Who wants to be able to write to the cache wants it of this module too.
    boolean isWritable =
        GoEnvironment.of(environment)
            .setting("GOFLAGS")
            .filter(setting -> setting.value().contains(WRITABLE))
            .isPresent();
    var variables = builder.environment();
    variables.clear();
    variables.putAll(environment);
    variables.put("GOFLAGS", "-mod=mod" + (isWritable ? " " + WRITABLE : ""));
    variables.put("GOWORK", "off");
    variables.put("GO111MODULE", "on");
    variables.put("PWD", directory.toString());
    try (var child = Child.start(builder)) {
      var said = child.output().strip();
      return child.exit() == 0
          ? Optional.empty()
          : Optional.of(said.isEmpty() ? "go mod download " + module + " failed" : said);
    }
  }
}
