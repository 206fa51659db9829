package dev.slipway.module;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

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
    try {
      var matcher =
          FileSystems.getDefault()
              .getPathMatcher("glob:" + (isAll ? pattern.substring("all:".length()) : pattern));
      for (int length = file.getNameCount(); length > 0; length--) {
        if (matcher.matches(file.subpath(0, length))) {
          return isAll || length == file.getNameCount() || !isHidden(file, length);
        }
      }
      return pattern.equals(".") && !isHidden(file, 0);
    } catch (PatternSyntaxException odd) {
      return false;
    }
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
