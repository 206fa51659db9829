package dev.slipway.sumdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Files of a database that were fetched before, by their paths on its server. The go command's own
 * are read, too; nothing that is read here is trusted, and only what was proven is written.
 *
 * @param own Slipway's, which is written to; empty where there is no place for it
 * @param others read when the own has not got it
 */
record DatabaseFiles(Optional<Path> own, List<Path> others) {
  private static final int LARGEST = 1 << 20;

  /** Copies the list. */
  DatabaseFiles {
    others = List.copyOf(others);
  }

  /** None at all. */
  static DatabaseFiles none() {
    return new DatabaseFiles(Optional.empty(), List.of());
  }

  /** What was fetched; one that cannot be read is not there. */
  Optional<byte[]> read(String path) {
    return own.flatMap(directory -> read(directory, path))
        .or(() -> others.stream().flatMap(each -> read(each, path).stream()).findFirst());
  }

  private static Optional<byte[]> read(Path directory, String path) {
    var file = directory.resolve(path);
    try {
      return Files.isRegularFile(file) && Files.size(file) <= LARGEST
          ? Optional.of(Files.readAllBytes(file))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Whole or not at all. Where nothing can be written it is fetched again the next time. */
  void write(String path, byte[] bytes) {
    if (own.isEmpty() || read(own.get(), path).isPresent()) {
      return;
    }
    var file = own.get().resolve(path);
    try {
      var directory = file.resolveSibling(".");
      Files.createDirectories(directory);
      var part = Files.createTempFile(directory, ".part", "");
      try {
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException notWritable) {
      return; // a cache
    }
  }
}
