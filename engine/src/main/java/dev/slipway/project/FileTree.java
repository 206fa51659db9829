package dev.slipway.project;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A directory and all that is below it. */
public final class FileTree {
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rwx------");

  private FileTree() {}

  /**
   * Takes it away; links are taken away and not followed.
   *
   * @throws IOException when a file cannot be taken away, or one was added meanwhile
   */
  public static void delete(Path root) throws IOException {
    delete(root, false);
  }

  /** The same of one whose directories nobody may write to, which are made writable first. */
  public static void deleteReadOnly(Path root) throws IOException {
    delete(root, true);
  }

  private static void delete(Path root, boolean isReadOnly) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            if (isReadOnly && !Files.isWritable(directory)) {
              Files.setPosixFilePermissions(directory, OWNERS);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException unread)
              throws IOException {
            Files.delete(emptied);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
