package dev.slipway.module;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * The directories of a module that may hold packages of it, as the go command takes {@code ./...}:
 * without {@code vendor}, {@code testdata}, names that begin with {@code .} or {@code _}, and
 * nested modules (cmd/go/internal/modload/search.go).
 */
final class SourceTree {
  private SourceTree() {}

  static List<Path> packages(Path root) {
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
              if (!at.equals(root) && !belongs(at)) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              found.add(at);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
              return FileVisitResult.CONTINUE; // which is said where modules are hashed
            }
          });
    } catch (IOException unreadable) {
      return found;
    }
    return found;
  }

  private static boolean belongs(Path directory) {
    var name = String.valueOf(directory.getFileName());
    return !name.startsWith(".")
        && !name.startsWith("_")
        && !name.equals("vendor")
        && !name.equals("testdata")
        && !Files.exists(directory.resolve("go.mod"));
  }
}
