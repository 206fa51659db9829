package dev.slipway.project;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Reads files that anybody may have written: no pipe, whose end may never come, and none that needs
 * more memory than a file of its kind ever would.
 */
public final class BoundedFile {
  /**
   * The most bytes. Go takes no go.mod of a dependency that is larger (x/mod/zip, MaxGoMod), and
   * those of go.sum, modules.txt and settings that people have are far below it.
   */
  public static final int LARGEST = 16 << 20;

  /** What is said of one that has more. */
  public static final String TOO_LARGE = "larger than 16 MiB";

  private BoundedFile() {}

  /**
   * All of a file; links are followed.
   *
   * @throws NoSuchFileException when there is none
   * @throws IOException when it is something else, too large or cannot be read; {@link #words} says
   *     which
   */
  public static byte[] read(Path file) throws IOException {
    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      throw new FileSystemException(file.toString(), null, "it is a directory");
    }
    if (!attributes.isRegularFile()) {
      throw new FileSystemException(file.toString(), null, "it is a pipe or a device");
    }
    if (attributes.size() > LARGEST) {
      throw new FileSystemException(file.toString(), null, "it is " + TOO_LARGE);
    }
    return Files.readAllBytes(file);
  }

  /** Why something could not be read, with its name. */
  public static String words(IOException refused) {
    return switch (refused) {
      case NoSuchFileException absent -> "there is no " + absent.getFile();
      case AccessDeniedException denied ->
          "cannot read " + denied.getFile() + ": permission denied";
      case FileSystemException other -> {
        var reason = Optional.ofNullable(other.getReason()).orElse("the system refuses");
        yield "cannot read " + other.getFile() + ": " + reason;
      }
      default -> String.valueOf(refused.getMessage());
    };
  }
}
