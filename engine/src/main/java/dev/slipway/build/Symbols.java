package dev.slipway.build;

import dev.slipway.model.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was taken from stripped executables, kept on this computer: {@code .slipway/symbols/SHA256}
 * is the executable as it was linked, by the SHA-256 of the stripped one, and {@code
 * .slipway/symbols/.build-id/ab/cdef.debug} leads to it, where debuggers look ({@code set
 * debug-file-directory}). Whole executables and not the symbols alone: gdb takes them as well, and
 * Go's own table of lines is in what is loaded.
 */
public final class Symbols {
  /** More than a server keeps releases: those of builds that were never deployed count as well. */
  static final int KEPT = 20;

  private static final String BUILD_IDS = ".build-id";

  private final Path directory;

  /** Those of the project in this directory. */
  public Symbols(Path project) {
    this.directory = project.resolve(".slipway").resolve("symbols");
  }

  /** The executable with its symbols, by the SHA-256 of the one that was sent. */
  public Optional<Path> of(Digest executable) {
    return Optional.of(directory.resolve(executable.hex())).filter(Files::isRegularFile);
  }

  /** Where debuggers find it; empty without a GNU build id. */
  public Optional<Path> debugFile(String buildId) {
    return Optional.of(buildId)
        .filter(id -> id.length() > 2)
        .map(id -> directory.resolve(BUILD_IDS).resolve(id.substring(0, 2)))
        .map(directory -> directory.resolve(buildId.substring(2) + ".debug"));
  }

  /**
   * Keeps an executable as it was linked, and no more than the last {@value #KEPT}.
   *
   * @param whole the executable as it was linked
   * @param stripped the SHA-256 of what is sent in its place
   * @param buildId its GNU build id; empty for none
   */
  void keep(Path whole, Digest stripped, String buildId) throws IOException {
    Files.createDirectories(directory);
    var file = directory.resolve(stripped.hex());
    if (!Files.exists(file)) {
      var partial = Files.createTempFile(directory, ".", ".partial");
      try {
        Files.copy(whole, partial, StandardCopyOption.REPLACE_EXISTING);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(partial);
      }
    }
    Files.setLastModifiedTime(file, FileTime.from(Instant.now())); // the last to go
    var link = debugFile(buildId);
    if (link.isPresent()) {
      Files.createDirectories(link.get().getParent());
      Files.deleteIfExists(link.get());
      Files.createSymbolicLink(link.get(), Path.of("..", "..", stripped.hex()));
    }
    removeOld();
  }

  private void removeOld() throws IOException {
    try (var files = Files.list(directory)) {
      var old =
          files
              .filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}"))
              .sorted(Comparator.comparing(Symbols::time).reversed())
              .skip(KEPT)
              .toList();
      for (var file : old) {
        Files.deleteIfExists(file);
      }
      if (old.isEmpty() || !Files.isDirectory(directory.resolve(BUILD_IDS))) {
        return;
      }
    }
    try (Stream<Path> links = Files.walk(directory.resolve(BUILD_IDS))) {
      for (var link : links.filter(Files::isSymbolicLink).toList()) {
        if (!Files.exists(link)) {
          Files.delete(link);
        }
      }
    }
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }
}
