package dev.slipway.module;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of Go that a build may compile, as far as it names other files and packages.
 *
 * @param file where it lies
 * @param text what is in it
 */
record GoSource(Path file, String text) {
  private static final long LARGEST = 16 << 20;
  private static final Pattern EMBED = Pattern.compile("(?m)^//go:embed[ \t]+(.*)$");

  /** Imports stand before all other declarations. */
  private static final Pattern REST = Pattern.compile("(?m)^(?:func|var|const|type)\\b");

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^[ \t]*(?:import[ \t]+)?(?:[\\w.]+[ \t]+)?[\"`]([^\"`\n]+)[\"`]");

  private static final Pattern CGO =
      Pattern.compile("(?m)^[ \t/*]*#cgo\\b.*?\\$\\{SRCDIR\\}[^\n]*$");

  private static final Pattern SOURCE_DIRECTORY =
      Pattern.compile("\\$\\{SRCDIR\\}/?([^\\s\"';|&]*)");

  /** What a line of constraints takes out of every build that nobody tunes. */
  private static final Pattern IGNORED =
      Pattern.compile("(?m)^//(?:go:build| \\+build)\\s.*\\bignore\\b");

  private static final Pattern CONSTRAINED = Pattern.compile("(?m)^//(?:go:build| \\+build)\\s");

  /**
   * A word of a file.
   *
   * @param line counted from 1
   */
  record Word(int line, String text) {}

  /** Those of the package in a directory, without tests; none where there is none. */
  static List<GoSource> ofPackage(Path directory) {
    var found = new ArrayList<GoSource>();
    if (!Files.isDirectory(directory)) {
      return found;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.go")) {
      for (var file : files) {
        of(file).ifPresent(found::add);
      }
    } catch (IOException unreadable) {
      return found;
    }
    return found;
  }

  private static Optional<GoSource> of(Path file) {
    var name = String.valueOf(file.getFileName());
    if (name.endsWith("_test.go") || name.startsWith("_") || name.startsWith(".")) {
      return Optional.empty();
    }
    try {
      return Files.isRegularFile(file) && Files.size(file) <= LARGEST
          ? Optional.of(
              new GoSource(file, new String(Files.readAllBytes(file), StandardCharsets.UTF_8)))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Whether it is in no build: {@code //go:build ignore}. */
  boolean isIgnored() {
    return IGNORED.matcher(text).find();
  }

  /** Whether a line in it or its name says in which builds it is. */
  boolean isConstrained() {
    var name = String.valueOf(file.getFileName());
    return CONSTRAINED.matcher(text).find() || name.contains("_");
  }

  /** Import paths. */
  List<Word> imports() {
    var rest = REST.matcher(text);
    var head = rest.find() ? text.substring(0, rest.start()) : text;
    return IMPORT
        .matcher(head)
        .results()
        .map(match -> new Word(line(match.start(1)), match.group(1)))
        .toList();
  }

  /** Patterns of {@code //go:embed} (package embed of Go). */
  List<Word> embeds() {
    var found = new ArrayList<Word>();
    var lines = EMBED.matcher(text);
    while (lines.find()) {
      for (var word : lines.group(1).strip().split("[ \t]+")) {
        found.add(new Word(line(lines.start()), word.replace("\"", "").replace("`", "")));
      }
    }
    return found;
  }

  /** What {@code #cgo} lines name below {@code ${SRCDIR}}, the directory of the file. */
  List<Word> directoriesOfC() {
    return CGO.matcher(text)
        .results()
        .flatMap(
            line ->
                SOURCE_DIRECTORY
                    .matcher(line.group())
                    .results()
                    .map(match -> new Word(line(line.start()), match.group(1))))
        .toList();
  }

  private int line(int at) {
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
