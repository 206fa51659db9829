package dev.slipway.module;

import dev.slipway.format.module.PathGlob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads which files a package embeds: its lines {@code //go:embed} (package embed of Go). */
final class Embeds {
  private static final Pattern LINE = Pattern.compile("(?m)^//go:embed[ \t]+(.*)$");
  private static final long LARGEST = 16 << 20;

  private Embeds() {}

  /**
   * The file of a package that embeds another one; empty when none does.
   *
   * @param directory that of the package
   * @param file below it
   */
  static Optional<Path> of(Path directory, Path file) {
    try (DirectoryStream<Path> sources = Files.newDirectoryStream(directory, "*.go")) {
      for (var source : sources) {
        if (!source.toString().endsWith("_test.go")
            && Files.isRegularFile(source)
            && Files.size(source) <= LARGEST
            && embeds(new String(Files.readAllBytes(source), StandardCharsets.UTF_8), file)) {
          return Optional.of(source);
        }
      }
    } catch (IOException unreadable) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean embeds(String source, Path file) {
    var lines = LINE.matcher(source);
    while (lines.find()) {
      for (var word : lines.group(1).strip().split("[ \t]+")) {
        if (matches(word.replace("\"", "").replace("`", ""), file)) {
          return true;
        }
      }
    }
    return false;
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
