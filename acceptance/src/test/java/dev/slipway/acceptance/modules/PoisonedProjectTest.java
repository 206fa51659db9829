package dev.slipway.acceptance.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.build.GoCommand;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway doctor} says what was changed in the code that a deploy would send. */
class PoisonedProjectTest {
  private static final String CODE = "package d\n\nfunc Hi() string { return \"hi\" }\n";

  @TempDir Path directory;
  private final Map<String, String> variables = new TreeMap<>();

  @BeforeEach
  void writeProject() throws Exception {
    assumeTrue(GoCommand.find(System.getenv()).isPresent(), "needs go: install Go 1.22 or newer");
    variables.put("GOMODCACHE", directory.resolve("cache").toString());
    variables.put("GOFLAGS", "-modcacherw"); // else nobody can change or remove it
    variables.put("GOPROXY", "file://" + directory.resolve("proxy"));
    variables.put("GONOSUMDB", "example.com/*");
    variables.put("GOTOOLCHAIN", "local");
    publish();
    write("go.mod", "module example.com/a\n\ngo 1.22\n\nrequire example.com/d v1.0.0\n");
    write(
        "main.go", "package main\n\nimport \"example.com/d\"\n\nfunc main() { println(d.Hi()) }\n");
    write("slipway.yaml", "service: a\nbuild: { package: . }\n");
    go("mod", "tidy");
    go("mod", "download");
  }

  private void publish() throws IOException {
    var versions = Files.createDirectories(directory.resolve("proxy/example.com/d/@v"));
    Files.writeString(versions.resolve("list"), "v1.0.0\n");
    Files.writeString(versions.resolve("v1.0.0.info"), "{\"Version\":\"v1.0.0\"}");
    Files.writeString(versions.resolve("v1.0.0.mod"), "module example.com/d\n");
    try (var zip = new ZipOutputStream(Files.newOutputStream(versions.resolve("v1.0.0.zip")))) {
      for (var file : Map.of("go.mod", "module example.com/d\n", "d.go", CODE).entrySet()) {
        zip.putNextEntry(new ZipEntry("example.com/d@v1.0.0/" + file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }

  private void go(String... words) throws Exception {
    var command = new java.util.ArrayList<>(List.of("go"));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(variables);
    assertThat(builder.inheritIO().start().waitFor()).isZero();
  }

  private Run doctor() throws Exception {
    var slipway = Launcher.packaged().in(directory);
    for (var variable : variables.entrySet()) {
      slipway = slipway.with(variable.getKey(), variable.getValue());
    }
    return slipway.run("doctor");
  }

  private void change(String file) throws IOException {
    write(file, CODE.replace("hi", "evil"));
  }

  @Test
  void saysNothingOfWhatGoDownloaded() throws Exception {
    var run = doctor();
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).doesNotContain("MODULES");
    go("mod", "vendor");
    assertThat(doctor().out()).doesNotContain("MODULES");
  }

  @Test
  void namesAChangedModule() throws Exception {
    change("cache/example.com/d@v1.0.0/d.go");
    var run = doctor();
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).contains("BLOCKER  MODULES-18", "(changed d.go)", "go.sum:1");
  }

  @Test
  void namesAChangedFileUnderVendor() throws Exception {
    go("mod", "vendor");
    change("vendor/example.com/d/d.go");
    var run = doctor();
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).contains("BLOCKER  MODULES-25", "vendor/example.com/d/d.go: changed");
  }

  @Test
  void namesASettingThatSwitchesTheChecksOff() throws Exception {
    write("Dockerfile", "FROM golang:1.26\nENV GOSUMDB=off\n");
    var run = doctor();
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("RISK     MODULES-19", "Dockerfile:2");
  }

  @Test
  void namesAVersionThatWasTakenBack() throws Exception {
    var versions = directory.resolve("proxy/example.com/d/@v");
    Files.writeString(versions.resolve("list"), "v1.0.0\nv1.0.1\n");
    Files.writeString(versions.resolve("v1.0.1.info"), "{\"Version\":\"v1.0.1\"}");
    Files.writeString(
        versions.resolve("v1.0.1.mod"), "module example.com/d\n\nretract v1.0.0 // loses data\n");
    go("list", "-m", "-u", "example.com/d");
    var run = doctor();
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("ADVICE   MODULES-29", "loses data");
  }

  @Test
  void saysNothingOfFlagsThatBuildsLeaveOut() throws Exception {
    variables.put("GOFLAGS", "-mod=mod");
    assertThat(doctor().out()).doesNotContain("MODULES-19");
  }
}
