package dev.slipway.module;

import dev.slipway.fact.ProjectModules.Pointer;
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

  private PointerLook() {}

  /** Whether a file of this content is one. */
  static boolean isPointer(byte[] content, int length) {
    return length > FIRST.length
        && length <= LARGEST
        && Arrays.equals(content, 0, FIRST.length, FIRST, 0, FIRST.length);
  }

  /**
   * Whether it is one; what cannot be read is none.
   *
   * @param size of the file, in bytes
   */
  static boolean isPointer(Path file, long size) {
    if (size <= FIRST.length || size > LARGEST) {
      return false;
    }
    try (var in = Files.newInputStream(file)) {
      var content = in.readNBytes(LARGEST);
      return isPointer(content, content.length);
    } catch (IOException unreadable) {
      return false; // which is said where modules are hashed
    }
  }

  /**
   * Those that a build reads.
   *
   * @param owner the module, or {@code vendor}
   * @param root where its files lie
   * @param pointers all that are among them
   */
  static List<Pointer> inBuild(String owner, Path root, List<Path> pointers) {
    return pointers.stream()
        .filter(file -> !isPassedOver(root.relativize(file)))
        .flatMap(
            file -> use(root, file).map(use -> new Pointer(owner, file.toString(), use)).stream())
        .toList();
  }

  /** Those in {@code vendor} that a build reads. */
  static List<Pointer> vendored(Path project) throws IOException {
    var vendor = project.resolve("vendor");
    if (!Files.isRegularFile(vendor.resolve("modules.txt"))) {
      return List.of();
    }
    var pointers = new ArrayList<Path>();
    Files.walkFileTree(
        vendor,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && isPointer(file, attributes.size())) {
              pointers.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            return FileVisitResult.CONTINUE; // which is said where modules are hashed
          }
        });
    return inBuild("vendor", vendor, pointers);
  }

  private static boolean isPassedOver(Path file) {
    for (var element : file) {
      var name = element.toString();
      if (name.equals("testdata") || name.equals(".git")) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> use(Path root, Path file) {
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
