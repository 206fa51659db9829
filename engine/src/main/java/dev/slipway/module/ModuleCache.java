package dev.slipway.module;

import dev.slipway.build.GoEnvironment;
import dev.slipway.format.module.Escape;
import dev.slipway.format.module.ModuleVersion;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The directory in which Go keeps modules (cmd/go/internal/modfetch/cache.go).
 *
 * @param root {@code /home/a/go/pkg/mod}
 */
public record ModuleCache(Path root) {

  /** The one that the go command uses; empty when it has no place. */
  public static Optional<ModuleCache> of(GoEnvironment settings) {
    return settings.moduleCache().map(ModuleCache::new);
  }

  /**
   * A file of what was downloaded.
   *
   * @param extension {@code zip}, {@code ziphash}, {@code mod}, {@code partial}
   * @return empty when it is no module that the cache could hold
   */
  Optional<Path> download(ModuleVersion module, String extension) {
    return versions(module)
        .flatMap(
            versions ->
                Escape.version(module.version())
                    .map(version -> versions.resolve(version + "." + extension)));
  }

  private Optional<Path> versions(ModuleVersion module) {
    return Escape.path(module.path())
        .map(path -> root.resolve("cache").resolve("download").resolve(path).resolve("@v"));
  }

  /** All versions of a module whose {@code go.mod} was downloaded, in no order. */
  List<ModuleVersion> versions(String path) {
    var directory = versions(new ModuleVersion(path, ""));
    if (directory.isEmpty() || !Files.isDirectory(directory.get())) {
      return List.of();
    }
    var found = new ArrayList<ModuleVersion>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.get(), "*.mod")) {
      for (var file : files) {
        var name = String.valueOf(file.getFileName());
        Escape.originalVersion(name.substring(0, name.length() - ".mod".length()))
            .map(version -> new ModuleVersion(path, version))
            .ifPresent(found::add);
      }
    } catch (IOException unreadable) {
      return List.of();
    }
    return found;
  }

  /** Of its zip, in bytes; 0 when it is not there. */
  long size(ModuleVersion module) {
    return download(module, "zip").map(file -> file.toFile().length()).orElse(0L);
  }

  /** Where it is unpacked. */
  Optional<Path> directory(ModuleVersion module) {
    return Escape.path(module.path())
        .flatMap(
            path ->
                Escape.version(module.version())
                    .map(version -> root.resolve(path + "@" + version)));
  }

  /** Directories that extractions made beside the real one, and that nobody renamed. */
  List<Path> unfinished(ModuleVersion module) {
    var found = new ArrayList<Path>();
    var directory = directory(module);
    if (directory.isEmpty()) {
      return found;
    }
    var parent = directory.get().getParent();
    var name = String.valueOf(directory.get().getFileName());
    if (parent == null || !Files.isDirectory(parent)) {
      return found;
    }
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(
            parent, entry -> String.valueOf(entry.getFileName()).startsWith(name + ".tmp-"))) {
      entries.forEach(found::add);
    } catch (IOException unreadable) {
      return found;
    }
    return found;
  }
}
