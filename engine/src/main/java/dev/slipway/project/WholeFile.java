package dev.slipway.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that is never there by half: written beside itself, it takes its place by one rename. */
public final class WholeFile {
  private static final String BESIDE = ".slipway-new";

  private WholeFile() {}

  /**
   * Gives a file other bytes and leaves it its mode; a new one gets {@code rw-r--r--}. A link is
   * replaced by the file, and what it leads to is left.
   *
   * @throws IOException when it could not be written; then it is as it was
   */
  public static void replace(Path file, byte[] content) throws IOException {
    var mode =
        Files.exists(file)
            ? Files.getPosixFilePermissions(file)
            : PosixFilePermissions.fromString("rw-r--r--");
    var beside = file.resolveSibling(file.getFileName() + BESIDE);
    Files.deleteIfExists(beside);
    try (var channel =
        FileChannel.open(
            beside,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      var bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.setPosixFilePermissions(beside, mode);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
