package dev.slipway.acceptance.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./slipway} of a clone: when it builds, and what it says. Maven is a script that notes its
 * calls.
 */
class CloneLauncherTest {
  @TempDir private Path directory;
  private Path clone;
  private Path calls;
  private Launcher slipway;

  @BeforeEach
  void makeAClone() throws Exception {
    clone = Files.createDirectories(directory.resolve("my clone"));
    calls = directory.resolve("calls");
    for (String module : List.of("core", "engine", "cli")) {
      Files.createDirectories(clone.resolve(module + "/src/main/java"));
      Files.writeString(clone.resolve(module + "/pom.xml"), "<project/>");
      Files.writeString(clone.resolve(module + "/src/main/java/A.java"), "class A {}");
    }
    Files.createDirectories(clone.resolve("docs/checks"));
    Files.createDirectories(clone.resolve("examples/hello/cmd"));
    Files.createDirectories(clone.resolve("examples/hello/demo"));
    Files.writeString(clone.resolve("examples/hello/go.mod"), "module hello");
    Files.writeString(clone.resolve("pom.xml"), "<project/>");
    Files.copy(Path.of("../slipway"), clone.resolve("slipway"), StandardCopyOption.COPY_ATTRIBUTES);
    makeOld(clone);
    maven("built");
    slipway =
        Launcher.of(clone.resolve("slipway"))
            .with("PATH", directory.resolve("bin") + ":" + System.getenv("PATH"));
  }

  @Test
  void buildsOnceAndThenNoMore() throws Exception {
    Run first = slipway.run("a", "b c");
    assertThat(first.err()).contains("building");
    assertThat(first.out()).isEqualTo("built: [a] [b c]\n");
    Run second = slipway.run("a");
    assertThat(second).extracting(Run::err, Run::out).containsExactly("", "built: [a]\n");
    assertThat(Files.readAllLines(calls)).hasSize(1);
  }

  @Test
  void saysWhoCanBuildWhereItCannotWrite() throws Exception {
    Files.writeString(clone.resolve("target"), "in the way");
    Run run = slipway.run("a");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("slipway: there is no build of these sources")
        .contains("cannot be written by", "Build as the owner of the clone")
        .doesNotContain("mkdir");
  }

  @Test
  void buildsAgainWhenASourceChanged() throws Exception {
    slipway.run();
    Files.writeString(clone.resolve("engine/src/main/java/A.java"), "class A { int b; }");
    slipway.run();
    assertThat(Files.readAllLines(calls)).hasSize(2);
  }

  @Test
  void buildsAgainWhenASourceIsGone() throws Exception {
    slipway.run();
    Files.delete(clone.resolve("engine/src/main/java/A.java"));
    slipway.run();
    assertThat(Files.readAllLines(calls)).hasSize(2);
  }

  @Test
  void doesNotBuildForAChangedTest() throws Exception {
    slipway.run();
    Files.createDirectories(clone.resolve("core/src/test"));
    Files.writeString(clone.resolve("core/src/test/ATest.java"), "class ATest {}");
    slipway.run();
    assertThat(Files.readAllLines(calls)).hasSize(1);
  }

  @Test
  void buildsOnceForTwoCallsAtOnce() throws Exception {
    List<Launcher.Started> starts = List.of(slipway.start("1"), slipway.start("2"));
    for (Launcher.Started start : starts) {
      assertThat(start.await(Duration.ofMinutes(1)).out()).startsWith("built: ");
    }
    assertThat(Files.readAllLines(calls)).hasSize(1);
  }

  @Test
  void showsTheErrorOfABuildThatFailsAndDoesNotStartTheOldOne() throws Exception {
    slipway.run();
    Files.writeString(clone.resolve("core/src/main/java/A.java"), "class A {");
    mavenThatFails();
    Run run = slipway.run("version");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("A.java:[1,9] reached end of file", "target/build.log");
  }

  @Test
  void startsThroughALinkFromElsewhere() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("link"), clone.resolve("slipway"));
    Run run =
        Launcher.of(link)
            .with("PATH", directory.resolve("bin") + ":" + System.getenv("PATH"))
            .in(Path.of("/"))
            .run("x");
    assertThat(run.out()).isEqualTo("built: [x]\n");
  }

  /** A Maven that "builds" a distribution whose launcher prints its arguments. */
  private void maven(String says) throws IOException {
    Scripts.write(
        directory.resolve("bin/mvn"),
        """
        echo "$*" >>'%s'
        sleep 0.2
        mkdir -p cli/target/slipway/bin
        printf '%%s\\n' '#!/bin/sh' 'printf "%s:"; printf " [%%s]" "$@"; echo' >cli/target/slipway/bin/slipway
        chmod +x cli/target/slipway/bin/slipway
        : >cli/target/slipway/.built
        """
            .formatted(calls, says));
  }

  private void mavenThatFails() throws IOException {
    Scripts.write(
        directory.resolve("bin/mvn"),
        "echo '[ERROR] core/src/main/java/A.java:[1,9] reached end of file while parsing'; exit 1");
  }

  private static void makeOld(Path root) throws IOException {
    try (var all = Files.walk(root)) {
      for (Path path : all.toList()) {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
      }
    }
  }
}
