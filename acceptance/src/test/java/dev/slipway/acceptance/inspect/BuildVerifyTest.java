package dev.slipway.acceptance.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** {@code slipway build --verify} on projects that build to the same bits, and on others. */
class BuildVerifyTest {
  @TempDir Path directory;

  @AfterEach
  void leavesNothing() throws Exception {
    try (var left = Files.newDirectoryStream(Path.of("/tmp"), "slipway-verify-*")) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aRepositoryBuildsToTheSameBitsAnywhere() throws Exception {
    Programs.in(directory);
    yaml("{ package: ./cmd/plain, env: { GOFLAGS: -buildvcs=true } }");
    for (var words :
        List.of(
            List.of("git", "init", "-q"),
            List.of("git", "add", "."),
            List.of("git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a"))) {
      Programs.run(directory, words.toArray(String[]::new));
    }

    var run = verify();

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("the same, bit for bit");
    assertThat(Programs.run(directory, "go", "version", "-m", ".slipway/build/linux-amd64/small"))
        .contains("vcs.revision=", "vcs.modified=false");
  }

  @Test
  void namesWhereTwoBuildsDiffer() throws Exception {
    assumeTrue(Programs.hasCompiler(), "needs gcc: apt-get install gcc libc6-dev");
    Programs.in(directory);
    Programs.write(
        directory,
        "cmd/clock/main.go",
        """
        package main

        // static const char *when(void) { return __DATE__ " " __TIME__; }
        import "C"

        func main() { println(C.GoString(C.when())) }
        """);
    yaml("{ package: ./cmd/clock, env: { CGO_ENABLED: 1 } }");

    assertThat(verify().out()).contains("  second   differs", "sections  ", ".rodata");
    var run = verify("--format", "json");

    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    var built = (Map<?, ?>) ((List<?>) JSON.std.mapFrom(run.out()).get("executables")).getFirst();
    var second = (Map<?, ?>) Objects.requireNonNull(built.get("second"));
    assertThat(second.get("same")).isEqualTo(false);
    assertThat((List<?>) second.get("sections")).asString().contains(".rodata");
  }

  @Test
  void saysWhenACopyCannotBeBuilt() throws Exception {
    Programs.in(directory.resolve("dep-beside"));
    var inner = directory.resolve("inner");
    Programs.write(
        inner,
        "go.mod",
        """
        module example.com/inner

        go 1.22

        require example.com/dep v1.2.3

        replace example.com/dep => ../dep-beside/dep
        """);
    Programs.write(
        inner,
        "main.go",
        """
        package main

        import "example.com/dep"

        func main() { println(dep.Name) }
        """);
    Programs.write(inner, "slipway.yaml", "service: inner\nbuild: {package: .}\n");

    var run = Launcher.packaged().in(inner).run("build", "--verify");

    assertThat(run.exit()).as(run.out()).isEqualTo(2);
    assertThat(run.err())
        .contains("does not build in a copy elsewhere", "replace in go.mod", "dep-beside");
  }

  /** Sent to Slipway alone, as a service manager does; a terminal's Ctrl-C reaches Go as well. */
  @Test
  void leavesNothingWhenItIsEnded() throws Exception {
    Programs.in(directory);
    yaml("{ package: ./cmd/plain }");
    var building = Launcher.packaged().in(directory).start("build", "--verify");
    await(() -> compilers() > 0);

    new ProcessBuilder("kill", "-TERM", String.valueOf(building.process().pid())).start().waitFor();

    assertThat(building.await(Duration.ofSeconds(20)).exit()).isEqualTo(143);
    await(() -> compilers() == 0);
  }

  /** Processes that build in a copy. */
  private static long compilers() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().command().orElse("").contains("/go/"))
        .filter(process -> cwd(process.pid()).contains("/slipway-verify-"))
        .count();
  }

  private static String cwd(long pid) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", String.valueOf(pid), "cwd")).toString();
    } catch (java.io.IOException gone) {
      return "";
    }
  }

  private static void await(java.util.function.BooleanSupplier is) throws InterruptedException {
    for (int i = 0; i < 400 && !is.getAsBoolean(); i++) {
      Thread.sleep(50);
    }
    assertThat(is.getAsBoolean()).isTrue();
  }

  @Test
  void explainsWhyNothingCouldBeBuilt() throws Exception {
    Programs.in(directory);
    yaml("{ package: ./cmd/cgo }");

    var run = Launcher.packaged().in(directory).run("build");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("build constraints exclude all Go files")
        .contains("MODULES-24  No file of a package", "CGO_ENABLED: \"1\"");
  }

  @Test
  void namesWhatTheUserHasSetAndABuildLeavesOut() throws Exception {
    Programs.in(directory);
    yaml("{ package: ./cmd/plain }");
    var launcher = Launcher.packaged().in(directory).with("GOFLAGS", "-tags=mine");

    assertThat(launcher.run("build").out())
        .contains("left out GOFLAGS=-tags=mine of the environment (build.env in slipway.yaml");
    assertThat(launcher.run("build", "--explain").out()).contains("left out: GOFLAGS=-tags=mine");

    yaml("{ package: ./cmd/plain, env: { GOFLAGS: -tags=mine } }");
    assertThat(launcher.run("build").out()).doesNotContain("left out GOFLAGS");
  }

  private void yaml(String build) throws Exception {
    Files.writeString(directory.resolve("slipway.yaml"), "service: small\nbuild: " + build + "\n");
  }

  private Run verify(String... more) throws Exception {
    var words = new java.util.ArrayList<>(List.of("build", "--verify"));
    words.addAll(List.of(more));
    return Launcher.packaged().in(directory).run(words.toArray(String[]::new));
  }
}
