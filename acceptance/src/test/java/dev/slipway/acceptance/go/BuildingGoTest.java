package dev.slipway.acceptance.go;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor} says of the Go that it builds with, with the real one of this computer. */
class BuildingGoTest {
  @TempDir Path directory;

  @BeforeEach
  void aProject() throws Exception {
    write("go.mod", "module example.com/hello\n\ngo 1.22\n");
    write("main.go", "package main\n\nimport _ \"net\"\n\nfunc main() {}\n");
    write("slipway.yaml", "service: hello\n");
  }

  private void write(String name, String text) throws Exception {
    Files.createDirectories(directory.resolve(name).getParent());
    Files.writeString(directory.resolve(name), text);
  }

  private Launcher slipway() {
    return Launcher.packaged().in(directory);
  }

  private static void assertBlockedBy(Run run, String id, String... words) {
    assertThat(run.exit()).as(run.toString()).isEqualTo(1);
    assertThat(run.out()).contains("BLOCKER  " + id).contains(words).contains("1 blocker");
  }

  @Test
  void findsNothingWhereAllIsWell() throws Exception {
    var run = slipway().with("GOTOOLCHAIN", "local").run("doctor");
    assertThat(run.exit()).as(run.toString()).isZero();
    assertThat(run.out()).contains("no findings");
  }

  @Test
  void namesTheSettingThatKeepsANewerGoAway() throws Exception {
    write("go.mod", "module example.com/hello\n\ngo 1.99.0\n");
    assertBlockedBy(
        slipway().with("GOTOOLCHAIN", "local").run("doctor"),
        "TOOLCHAIN-07",
        "go.mod:3: go 1.99.0",
        "the environment: GOTOOLCHAIN=local");
    var plan = slipway().with("GOTOOLCHAIN", "local").run("plan", "no-such-server");
    assertThat(plan.exit()).as(plan.toString()).isEqualTo(2);
    assertThat(plan.err()).contains("go.mod requires go >= 1.99.0");
  }

  @Test
  void namesTheCompilerThatABuildWithCMissed() throws Exception {
    write(
        "slipway.yaml",
        "service: hello\nbuild: { env: { CGO_ENABLED: \"1\", CC: no-such-gcc } }\n");
    assertBlockedBy(slipway().run("doctor"), "TOOLCHAIN-16", "command -v no-such-gcc");
    write("main.go", "package main\n\nfunc main() {}\n");
    var without = slipway().run("doctor");
    assertThat(without.exit()).as(without.toString()).isZero();
    assertThat(without.out()).contains("ADVICE   TOOLCHAIN-16");
  }

  @Test
  void onlyAdvisesAboutWhatItsBuildsLeaveOut() throws Exception {
    var run = slipway().with("GOROOT", "/nope").with("GO111MODULE", "off").run("doctor");
    assertThat(run.exit()).as(run.toString()).isZero();
    assertThat(run.out())
        .contains("ADVICE   TOOLCHAIN-03", "ADVICE   MODULES-03", "2 advice")
        .contains("Slipway's own builds leave it out");
  }

  @Test
  void advisesAboutAnOlderGoThatIsFirst() throws Exception {
    var go = dev.slipway.build.GoCommand.find(System.getenv()).orElseThrow().toRealPath();
    var old = directory.resolve("old");
    write("old/VERSION", "go1.18.1\n");
    write("old/bin/go", "#!/bin/sh\nexec " + go + " \"$@\"\n");
    write("old/pkg/tool/linux_amd64/compile", "#!/bin/sh\necho compile version go1.18.1\n");
    for (var file : new String[] {"bin/go", "pkg/tool/linux_amd64/compile"}) {
      Files.setPosixFilePermissions(
          old.resolve(file), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    var run =
        slipway()
            .with("PATH", old + "/bin:" + go.getParent() + ":" + System.getenv("PATH"))
            .run("doctor");
    assertThat(run.exit()).as(run.toString()).isZero();
    assertThat(run.out()).contains("ADVICE   TOOLCHAIN-02", "go is go1.18.1");
  }

  /** The real one under another name, so that the name shows which was called. */
  @Test
  void buildsWithWhatGoUseChoseWhateverThePathSays() throws Exception {
    var go = dev.slipway.build.GoCommand.find(System.getenv()).orElseThrow().toRealPath();
    write(
        "data/slipway/bin/go",
        "#!/bin/sh\necho x >>" + directory + "/called\nexec " + go + " \"$@\"\n");
    write("tools/go", "#!/bin/sh\nexit 7\n");
    for (var file : new String[] {"data/slipway/bin/go", "tools/go"}) {
      Files.setPosixFilePermissions(
          directory.resolve(file), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    var run =
        slipway()
            .with("XDG_DATA_HOME", directory.resolve("data").toString())
            .with("PATH", directory.resolve("tools") + ":" + System.getenv("PATH"))
            .run("doctor");
    assertThat(run.exit()).as(run.toString()).isZero();
    assertThat(directory.resolve("called")).exists();
  }
}
