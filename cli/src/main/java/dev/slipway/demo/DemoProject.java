package dev.slipway.demo;

import dev.slipway.project.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A copy of {@code examples/hello} that the demo edits as a developer would: faults go in and out
 * again, one release follows another.
 */
final class DemoProject {
  /** The files of the example; the class path cannot be listed. */
  private static final List<String> FILES =
      List.of(
          "go.mod",
          "hello.env",
          "slipway.yaml",
          "cmd/hello/main.go",
          "cmd/hello/greeting.go",
          "demo/stock.go.txt");

  /**
   * One edit.
   *
   * @param file the file, relative to the project
   * @param before the lines that went
   * @param after the lines that came
   */
  record Edit(String file, String before, String after) {
    Edit undone() {
      return new Edit(file, /* before= */ after, /* after= */ before);
    }
  }

  /**
   * The committed recipe of a binary that needs a newer glibc: cgo on, on a newer Debian than the
   * server's. Go's {@code net} package then links the C library of this computer.
   */
  static final Edit CGO =
      new Edit(
          "slipway.yaml",
          "build: { package: ./cmd/hello }",
          "build: { package: ./cmd/hello, env: { CGO_ENABLED: 1 } }");

  /** A line for a shell in a file that systemd reads. */
  static final Edit EXPORT = new Edit("hello.env", "NAME=captain", "export NAME=captain");

  /** The second release. */
  static final Edit SECOND =
      new Edit(
          "cmd/hello/greeting.go",
          "const greeting = \"Hello from the first release\"",
          "const greeting = \"Hello from the second release\"");

  /** The watch of the demo: long enough to see a crash after four seconds. */
  private static final Edit SHORT_WATCH =
      new Edit("slipway.yaml", "contains: ok }", "contains: ok, watch: 6s }");

  private final Path directory;

  private DemoProject(Path directory) {
    this.directory = directory;
  }

  /** Copies the example into a new directory. */
  static DemoProject create() throws IOException {
    var project = new DemoProject(Files.createTempDirectory("slipway-demo-").resolve("hello"));
    for (var file : FILES) {
      var to = project.directory.resolve(file);
      Files.createDirectories(to.getParent());
      try (var from = DemoProject.class.getResourceAsStream("hello/" + file)) {
        Files.copy(Objects.requireNonNull(from, file), to);
      }
    }
    project.apply(SHORT_WATCH);
    return project;
  }

  Path directory() {
    return directory;
  }

  /** Makes an edit; the text that is to go must stand in the file once. */
  void apply(Edit edit) throws IOException {
    var file = directory.resolve(edit.file());
    var text = Files.readString(file);
    int at = text.indexOf(edit.before());
    if (at < 0 || text.indexOf(edit.before(), at + 1) >= 0) {
      throw new IllegalStateException(edit.file() + " of the example has changed: " + edit);
    }
    Files.writeString(file, text.replace(edit.before(), edit.after()));
  }

  /** Adds the file that makes the third release crash, and gives its path in the project. */
  String addCrash() throws IOException {
    var file = "cmd/hello/stock.go";
    Files.copy(directory.resolve("demo/stock.go.txt"), directory.resolve(file));
    return file;
  }

  /** Takes the copy away. */
  void delete() {
    try {
      FileTree.delete(Objects.requireNonNull(directory.getParent()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
