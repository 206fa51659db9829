package dev.slipway.acceptance.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.build.GoCommand;
import dev.slipway.testkit.launcher.Run;
import dev.slipway.testkit.module.GoProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway doctor} says what was changed in the code that a deploy would send. */
class PoisonedProjectTest {
  @TempDir Path directory;
  private GoProject project;

  @BeforeEach
  void makeProject() throws Exception {
    assumeTrue(GoCommand.find(System.getenv()).isPresent(), "needs go: install Go 1.22 or newer");
    project = GoProject.in(directory);
    project.write("slipway.yaml", "service: a\nbuild: { package: . }\n");
  }

  private Run doctor() throws Exception {
    return project.slipway("doctor");
  }

  private static void change(Path file) throws IOException {
    Files.writeString(file, GoProject.CODE.replace("hi", "evil"));
  }

  @Test
  void saysNothingOfWhatGoDownloaded() throws Exception {
    var run = doctor();
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).doesNotContain("MODULES");
    project.go("mod", "vendor");
    assertThat(doctor().out()).doesNotContain("MODULES");
  }

  @Test
  void namesAChangedModule() throws Exception {
    change(project.cached("example.com/d@v1.0.0/d.go"));
    var run = doctor();
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).contains("BLOCKER  MODULES-18", "(changed d.go)", "go.sum:1");
  }

  @Test
  void namesAChangedFileUnderVendor() throws Exception {
    project.go("mod", "vendor");
    change(project.directory().resolve("vendor/example.com/d/d.go"));
    var run = doctor();
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).contains("BLOCKER  MODULES-25", "vendor/example.com/d/d.go: changed");
  }

  @Test
  void namesASettingThatSwitchesTheChecksOff() throws Exception {
    project.write("Dockerfile", "FROM golang:1.26\nENV GOSUMDB=off\n");
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
    project.go("list", "-m", "-u", "example.com/d");
    var run = doctor();
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("ADVICE   MODULES-29", "loses data");
  }

  @Test
  void saysNothingOfFlagsThatBuildsLeaveOut() throws Exception {
    project.set("GOFLAGS", "-mod=mod");
    assertThat(doctor().out()).doesNotContain("MODULES-19");
  }

  @Test
  void namesASubmoduleThatWasNotFetched() throws Exception {
    project.write(".gitmodules", "[submodule \"third\"]\n\tpath = third\n\turl = ../third\n");
    project.write("third.go", "package main\n\nimport _ \"example.com/a/third\"\n");
    var run = doctor();
    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out()).contains("BLOCKER  MODULES-37", "git submodule update --init third");
  }
}
