package dev.slipway.testkit.module;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A program and the one module that it needs, {@code example.com/d v1.0.0}, which is read through a
 * file proxy into a module cache of its own.
 */
public final class GoProject {
  /** {@code d.go} of the module. */
  public static final String CODE = "package d\n\nfunc Hi() string { return \"hi\" }\n";

  private static final String GO_MOD = "module example.com/d\n";

  private final Path root;
  private final Map<String, String> variables = new TreeMap<>();

  private GoProject(Path root) {
    this.root = root;
    variables.put("GOMODCACHE", root.resolve("cache").toString());
    variables.put("GOFLAGS", "-modcacherw"); // else nobody can change or remove it
    variables.put("GOPROXY", "file://" + root.resolve("proxy"));
    variables.put("GONOSUMDB", "example.com/*");
    variables.put("GOTOOLCHAIN", "local");
  }

  /** One in this directory, with {@code go.sum} written and the module downloaded. */
  public static GoProject in(Path directory) throws IOException, InterruptedException {
    var made = new GoProject(directory);
    made.publish();
    Files.createDirectories(made.directory());
    made.write("go.mod", "module example.com/a\n\ngo 1.22\n\nrequire example.com/d v1.0.0\n");
    made.write(
        "main.go", "package main\n\nimport \"example.com/d\"\n\nfunc main() { println(d.Hi()) }\n");
    made.go("mod", "tidy");
    made.go("mod", "download");
    return made;
  }

  private void publish() throws IOException {
    var versions = Files.createDirectories(root.resolve("proxy/example.com/d/@v"));
    Files.writeString(versions.resolve("list"), "v1.0.0\n");
    Files.writeString(versions.resolve("v1.0.0.info"), "{\"Version\":\"v1.0.0\"}");
    Files.writeString(versions.resolve("v1.0.0.mod"), GO_MOD);
    try (var zip = new ZipOutputStream(Files.newOutputStream(versions.resolve("v1.0.0.zip")))) {
      for (var file : Map.of("go.mod", GO_MOD, "d.go", CODE).entrySet()) {
        zip.putNextEntry(new ZipEntry("example.com/d@v1.0.0/" + file.getKey()));
        zip.write(file.getValue().getBytes(UTF_8));
      }
    }
  }

  /** That of its {@code go.mod}. */
  public Path directory() {
    return root.resolve("project");
  }

  /** A file of the module cache. */
  public Path cached(String file) {
    return root.resolve("cache").resolve(file);
  }

  /** Sets a variable for what is run in it from now on. */
  public void set(String variable, String value) {
    variables.put(variable, value);
  }

  /** Writes a file of the project. */
  public void write(String file, String text) throws IOException {
    Files.writeString(directory().resolve(file), text);
  }

  /**
   * Runs the go command in it.
   *
   * @throws IllegalStateException when that ends with another exit code than 0
   */
  public void go(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("go"));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(directory().toFile());
    builder.environment().putAll(variables);
    int exit = builder.inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": exit " + exit);
    }
  }

  /** Runs Slipway in it. */
  public Run slipway(String... words) throws IOException, InterruptedException {
    var slipway = Launcher.packaged().in(directory());
    for (var variable : variables.entrySet()) {
      slipway = slipway.with(variable.getKey(), variable.getValue());
    }
    return slipway.run(words);
  }
}
