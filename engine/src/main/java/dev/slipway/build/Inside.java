package dev.slipway.build;

import dev.slipway.sandbox.SandboxException;
import dev.slipway.sandbox.Suite;
import dev.slipway.sandbox.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A build in a workshop: the same go command with the same settings and the same modules, but the C
 * compiler and the C library of another release of Debian.
 *
 * @param words what is run
 * @param environment of it
 */
record Inside(List<String> words, Map<String, String> environment) {

  /**
   * Prepares it.
   *
   * @param suite {@code debian11}
   * @param project where the command runs
   * @param command the absolute path of go, then its words
   * @param environment what it would have outside
   * @throws BuildFailed when this computer cannot, or a directory cannot be made
   */
  static Inside of(
      String suite, Path project, List<String> command, Map<String, String> environment)
      throws BuildFailed {
    try {
      var workshop = Workshop.of(Suite.named(suite).orElseThrow());
      var root = settings(project, command.getFirst(), environment);
      var go = Path.of(root.get(0));
      var modules = Path.of(root.get(1));
      // The objects of C in the cache depend on the headers that they were made with.
      var cache = Path.of(root.get(2)).resolveSibling("slipway-go-" + suite);
      Files.createDirectories(modules);
      Files.createDirectories(cache);
      var inside = new LinkedHashMap<>(environment);
      inside.put("HOME", "/root");
      inside.put("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
      inside.put("GOMODCACHE", modules.toString());
      inside.put("GOCACHE", cache.toString());
      var words = new ArrayList<>(command);
      words.set(0, go.resolve("bin").resolve("go").toString());
      return new Inside(
          workshop.command(project, List.of(Elsewhere.root(project), go, modules, cache), words),
          inside);
    } catch (SandboxException cannot) {
      throw new BuildFailed("build.in: " + suite + ": " + cannot.getMessage());
    } catch (IOException refused) {
      throw new BuildFailed("build.in: " + suite + ": " + refused);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new BuildFailed("build.in: " + suite + ": interrupted");
    }
  }

  /** Where Go is, its modules and its cache. */
  private static List<String> settings(Path project, String go, Map<String, String> environment)
      throws IOException, InterruptedException, BuildFailed {
    var builder =
        new ProcessBuilder(go, "env", "GOROOT", "GOMODCACHE", "GOCACHE")
            .directory(project.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try (var child = Child.start(builder)) {
      var said = child.output();
      var lines = said.lines().toList();
      if (child.exit() != 0 || lines.size() != 3) {
        throw new BuildFailed("go env: " + said);
      }
      return lines;
    }
  }
}
