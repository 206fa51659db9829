package dev.slipway.module;

import dev.slipway.format.module.PathGlob;
import java.nio.file.Path;
import java.util.Optional;

/** Reads which files a package embeds: its lines {@code //go:embed} (package embed of Go). */
final class Embeds {
  private Embeds() {}

  /**
   * The file of a package that embeds another one; empty when none does.
   *
   * @param directory that of the package
   * @param file below it
   */
  static Optional<Path> of(Path directory, Path file) {
    return GoSource.ofPackage(directory).stream()
        .filter(source -> source.embeds().stream().anyMatch(word -> matches(word.text(), file)))
        .map(GoSource::file)
        .findFirst();
  }

  /** A pattern names files, or directories of which all is meant but hidden files. */
  private static boolean matches(String pattern, Path file) {
    boolean isAll = pattern.startsWith("all:");
    var glob = isAll ? pattern.substring("all:".length()) : pattern;
    for (int length = file.getNameCount(); length > 0; length--) {
      if (PathGlob.matches(glob, file.subpath(0, length).toString())) {
        return isAll || length == file.getNameCount() || !isHidden(file, length);
      }
    }
    return glob.equals(".") && (isAll || !isHidden(file, 0));
  }

  private static boolean isHidden(Path file, int from) {
    for (int i = from; i < file.getNameCount(); i++) {
      var name = file.getName(i).toString();
      if (name.startsWith(".") || name.startsWith("_")) {
        return true;
      }
    }
    return false;
  }
}
