package dev.slipway.vulndb;

import dev.slipway.project.UserDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a server has said, kept below the cache directory of this user; each file is as old as what
 * it holds. Where nothing can be written it is kept until the process ends.
 */
final class Copies {
  private final Optional<Path> directory;
  private final Map<String, byte[]> memory = new HashMap<>();
  private final Map<String, Instant> times = new HashMap<>();

  private Copies(Optional<Path> directory) {
    this.directory = directory;
  }

  /** Those of this server. */
  static Copies of(String server, Map<String, String> environment) {
    var name = server.replaceFirst("^https?://", "").replaceAll("[^A-Za-z0-9.-]+", "-");
    var unique = String.format("%s-%08x", name, server.hashCode());
    return new Copies(
        UserDirectories.cache(environment).map(cache -> cache.resolve("vulndb").resolve(unique)));
  }

  synchronized Optional<byte[]> read(String name) throws IOException {
    var held = memory.get(name);
    if (held != null) {
      return Optional.of(held);
    }
    var file = file(name);
    if (file.filter(Files::isRegularFile).isEmpty()) {
      return Optional.empty();
    }
    try (var stream = Files.newInputStream(file.get())) {
      return Optional.of(Documents.bounded(stream));
    }
  }

  /** The time that was given with it; empty when there is no copy. */
  synchronized Optional<Instant> time(String name) throws IOException {
    var held = times.get(name);
    if (held != null) {
      return Optional.of(held);
    }
    var file = file(name);
    return file.filter(Files::isRegularFile).isPresent()
        ? Optional.of(Files.getLastModifiedTime(file.get()).toInstant())
        : Optional.empty();
  }

  private Optional<Path> file(String name) {
    return directory.map(all -> all.resolve(name + ".json"));
  }

  /** Whole or not at all: another call may be reading. */
  synchronized void write(String name, byte[] bytes, Instant time) {
    var file = file(name);
    try {
      if (file.isPresent()) {
        var directoryOf = file.get().resolveSibling(".");
        Files.createDirectories(directoryOf);
        var part = Files.createTempFile(directoryOf, ".part", "");
        Files.write(part, bytes);
        Files.setLastModifiedTime(part, FileTime.from(time));
        Files.move(
            part, file.get(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        memory.remove(name);
        times.remove(name);
        return;
      }
    } catch (IOException | UnsupportedOperationException notWritable) {
      // kept in memory below: the answer is the same, the next call asks again
    }
    memory.put(name, bytes);
    times.put(name, time);
  }
}
