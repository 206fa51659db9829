package dev.slipway.vulndb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A database in a directory. */
record DirectoryDocuments(Path directory) implements Documents {
  @Override
  public Optional<byte[]> read(String name) throws IOException {
    var file = directory.resolve(name + SUFFIX);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (var stream = Files.newInputStream(file)) {
      return Optional.of(Documents.bounded(stream));
    }
  }

  /** Those of {@code ID} where it is there, else those of the directory itself. */
  @Override
  public List<String> advisories() throws IOException {
    var within = Files.isDirectory(directory.resolve("ID")) ? "ID/" : "";
    try (var files = Files.list(directory.resolve(within))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(SUFFIX))
          .map(file -> within + file.substring(0, file.length() - SUFFIX.length()))
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() {
    // nothing is open
  }
}
