package dev.slipway.module;

import dev.slipway.fact.ProjectGraph.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds files that are pointers of Git LFS where a build reads them: whoever made the module had
 * not fetched what they stand for, or the proxy cannot. Elsewhere, as in test data, they harm no
 * one.
 */
final class PointerLook {
  /** The first line of each (git-lfs, docs/spec.md). */
  private static final byte[] FIRST =
      "version https://git-lfs.github.com/spec/v1\n".getBytes(StandardCharsets.UTF_8);

  /** The specification allows no pointer that is larger. */
  private static final int LARGEST = 1 << 10;

  private static final Set<String> COMPILED =
      Set.of("go", "s", "S", "c", "cc", "cpp", "cxx", "h", "hh", "hpp", "m", "syso");

  private final String owner;
  private final Path root;
  private final List<Pointer> found = new ArrayList<>();

  private PointerLook(String owner, Path root) {
    this.owner = owner;
    this.root = root;
  }

  /**
   * Those of a project's modules.
   *
   * @param modules where they are unpacked, by name
   */
  static List<Pointer> of(Path project, Map<String, Path> modules) {
    var all = new ArrayList<Pointer>();
    var vendor = project.resolve("vendor");
    if (Files.isRegularFile(vendor.resolve("modules.txt"))) {
      all.addAll(new PointerLook("vendor", vendor).look());
    }
    modules.entrySet().parallelStream()
        .map(module -> new PointerLook(module.getKey(), module.getValue()).look())
        .forEachOrdered(all::addAll);
    return all;
  }

  private List<Pointer> look() {
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
              var name = String.valueOf(path.getFileName());
              boolean isPassedOver = name.equals("testdata") || name.equals(".git");
              return isPassedOver ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile()
                  && attributes.size() > FIRST.length
                  && attributes.size() <= LARGEST
                  && isPointer(file)) {
                use(file).ifPresent(use -> found.add(new Pointer(owner, file.toString(), use)));
              }
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

  private static boolean isPointer(Path file) {
    try (var in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(FIRST.length), FIRST);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private Optional<String> use(Path file) {
    var name = String.valueOf(file.getFileName());
    if (COMPILED.contains(name.substring(name.lastIndexOf('.') + 1))
        && !name.endsWith("_test.go")
        && !name.startsWith("_")
        && !name.startsWith(".")) {
      return Optional.of("compiled");
    }
    for (var at = file.getParent(); at != null && at.startsWith(root); at = at.getParent()) {
      var by = Embeds.of(at, at.relativize(file));
      if (by.isPresent()) {
        return Optional.of("embedded by " + root.relativize(by.get()));
      }
    }
    return Optional.empty();
  }
}
