package dev.slipway.module;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The packages that a project's own packages import, and those that these do, on whatever system: a
 * package that it does not come to is compiled in no build of the project.
 */
final class ImportWalk {
  private final Map<String, Path> modules;
  private final Deque<Path> left = new ArrayDeque<>();
  private final Set<Path> reached = new HashSet<>();

  private ImportWalk(Map<String, Path> modules) {
    this.modules = modules;
  }

  /**
   * Directories of packages.
   *
   * @param project that of the main module
   * @param modules where each other module lies that is built from, by its path in the graph
   */
  static Set<Path> from(Path project, Map<String, Path> modules) {
    var walk = new ImportWalk(modules);
    SourceTree.packages(project).forEach(walk::reach);
    while (!walk.left.isEmpty()) {
      for (var source : GoSource.ofPackage(walk.left.remove())) {
        if (!source.isIgnored()) {
          source.imports().forEach(word -> walk.directory(word.text()).ifPresent(walk::reach));
        }
      }
    }
    return walk.reached;
  }

  private void reach(Path directory) {
    if (reached.add(directory)) {
      left.add(directory);
    }
  }

  /** In the module with the longest path that has such a directory. */
  private Optional<Path> directory(String importPath) {
    return prefixes(importPath).stream()
        .flatMap(path -> Optional.ofNullable(modules.get(path)).map(in(importPath, path)).stream())
        .filter(Files::isDirectory)
        .findFirst();
  }

  private static Function<Path, Path> in(String importPath, String module) {
    return root ->
        importPath.length() == module.length()
            ? root
            : root.resolve(importPath.substring(module.length() + 1));
  }

  /** All that a module may be called which has the package, the longest first. */
  static List<String> prefixes(String importPath) {
    var all = new ArrayList<String>();
    for (int end = importPath.length(); end > 0; end = importPath.lastIndexOf('/', end - 1)) {
      all.add(importPath.substring(0, end));
    }
    return all;
  }
}
