package dev.slipway.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.build.CompiledGo;
import dev.slipway.build.GoCommand;
import dev.slipway.catalogue.Checks;
import dev.slipway.check.Subject;
import dev.slipway.fact.Fact;
import dev.slipway.fact.ProjectModules;
import dev.slipway.fact.ServerFacts;
import dev.slipway.finding.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A project on which the go command works, with a module cache of its own. Its modules are made by
 * the test and read through a file proxy.
 */
abstract class MadeProject {
  static final String CODE = "package d\n\nfunc Hi() string { return \"hi\" }\n";

  /** What {@code go mod verify} says when it finds nothing. */
  static final String VERIFIED = "all modules verified";

  @TempDir Path directory;
  Path project;
  FileProxy proxy;
  final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void makeRoom() throws IOException {
    assumeTrue(GoCommand.find(System.getenv()).isPresent(), "needs go: install Go 1.22 or newer");
    project = Files.createDirectories(directory.resolve("project"));
    proxy = new FileProxy(directory.resolve("proxy"));
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", directory.toString());
    environment.put("GOCACHE", CompiledGo.cache());
    environment.put("GOFLAGS", "-modcacherw"); // else nobody can change or remove it
    environment.put("GOPROXY", proxy.address());
    environment.put("GONOSUMDB", "example.com/*"); // there is no database for them
    environment.put("GOTOOLCHAIN", "local");
  }

  /** Writes a program that prints what {@code example.com/d v1.0.0} says, and builds it. */
  void buildWithD() throws Exception {
    write("go.mod", "module example.com/a\n\ngo 1.22\n\nrequire example.com/d v1.0.0\n");
    write(
        "main.go", "package main\n\nimport \"example.com/d\"\n\nfunc main() { println(d.Hi()) }\n");
    go("mod", "tidy");
    assertThat(go("build", "-o", "a", ".")).isEmpty();
  }

  /** A file of the project, or one beside it. */
  void write(String file, String text) throws IOException {
    var path = project.resolve(file).normalize();
    Files.createDirectories(path.resolve("..").normalize());
    Files.writeString(path, text);
  }

  static void edit(Path file, String before, String after) throws IOException {
    var text = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(before);
    Files.writeString(file, text.replace(before, after), StandardCharsets.ISO_8859_1);
  }

  /** All that the go command says in the project. */
  String go(String... words) throws Exception {
    var command = new ArrayList<>(List.of(GoCommand.find(environment).orElseThrow() + ""));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  List<Finding> findings() throws Exception {
    return findings(ModulesLook.of(project, environment));
  }

  static List<Finding> findings(ProjectModules modules) {
    return Checks.examineModules(
        Subject.on(ServerFacts.of("")).withModules(Fact.known(modules, "go.mod")));
  }

  /** A file of the module cache. */
  Path cached(String file) {
    return directory.resolve("go/pkg/mod").resolve(file);
  }

  /** What was downloaded of {@code example.com/d v1.0.0}. */
  Path downloaded(String extension) {
    return cached("cache/download/example.com/d/@v/v1.0.0." + extension);
  }
}
