package dev.slipway.module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a process holds the lock of a file. Go locks with flock(2)
 * (cmd/go/internal/lockedfile/internal/filelock), which Java cannot ask about; Linux lists all
 * locks (proc_locks(5)). Where there is no such list none is known.
 */
final class FileLocks {
  private static final Path LIST = Path.of("/proc/locks");

  private FileLocks() {}

  static boolean isHeld(Path file) throws IOException {
    if (!Files.exists(file) || !Files.isReadable(LIST)) {
      return false;
    }
    var inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
    return Files.readAllLines(LIST).stream()
        .anyMatch(line -> line.contains(" FLOCK ") && line.contains(inode));
  }
}
