package dev.slipway.acceptance.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.acceptance.schema.Schemas;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway modules diff} between directories and between revisions. */
class ModulesDiffTest {
  private static final String SUM =
      """
      example.com/d v1.0.0 h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
      example.com/d v1.0.0/go.mod h1:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA=
      """;

  @TempDir Path directory;

  @BeforeEach
  void writeBoth() throws Exception {
    write(
        "old",
        """
        module example.com/a
        go 1.22
        require example.com/d v1.0.0
        require example.com/e v1.5.0
        require example.com/gone v1.0.0
        """,
        SUM);
    write(
        "new",
        """
        module example.com/a
        go 1.23
        require example.com/d v1.0.0
        require example.com/e v1.4.0
        require example.com/fresh v0.1.0
        replace example.com/d => ../d
        """,
        SUM + "example.com/fresh v0.1.0/go.mod h1:CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCA=\n");
  }

  private void write(String name, String goMod, String goSum) throws Exception {
    var project = Files.createDirectories(directory.resolve(name));
    Files.writeString(project.resolve("go.mod"), goMod);
    Files.writeString(project.resolve("go.sum"), goSum);
  }

  private Run diff(Path in, String... words) throws Exception {
    var all = new ArrayList<>(List.of("modules", "diff"));
    all.addAll(List.of(words));
    return Launcher.packaged().in(in).run(all.toArray(String[]::new));
  }

  @Test
  void saysWhatIsNewGoneAndOlder() throws Exception {
    var run = diff(directory, "old", "new");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "changed  go 1.22 -> 1.23",
            "older    example.com/e v1.5.0 -> v1.4.0",
            "new      example.com/fresh v0.1.0",
            "gone     example.com/gone v1.0.0",
            "new      replace example.com/d ../d",
            "go.sum: 1 lines new, 0 gone");
    assertThat(diff(directory, "old", "old").out()).contains("no difference between old and old");
    Schemas.load()
        .assertValid(
            diff(directory, "old", "new", "--format", "json").out(), "slipway/modules-diff/1");
  }

  @Test
  void raisesAnAlarmForAnotherHashOfTheSameVersion() throws Exception {
    var goSum = directory.resolve("new/go.sum");
    Files.writeString(goSum, Files.readString(goSum).replace("h1:A", "h1:Z"));
    var run = diff(directory, "old", "new");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("ALARM    example.com/d v1.0.0 has another", "(go.sum:1)");
    Schemas.load()
        .assertValid(
            diff(directory, "old", "new", "--format", "json").out(), "slipway/modules-diff/1");
  }

  @Test
  void comparesWithARevision() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/git")), "needs git: apt-get install git");
    git("init", "-q");
    git("add", ".");
    git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "first");
    Files.copy(
        directory.resolve("new/go.mod"),
        directory.resolve("old/go.mod"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    var run = diff(directory.resolve("old"), "HEAD");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("older    example.com/e v1.5.0 -> v1.4.0");
  }

  private void git(String... words) throws Exception {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).directory(directory.toFile()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void refusesWhatIsNeither() throws Exception {
    var run = diff(directory, "nosuch", "new");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("nosuch is neither a directory with a go.mod nor a revision");
    assertThat(diff(directory).err()).contains("takes an older state and a newer one");
    Files.writeString(directory.resolve("new/go.sum"), "a b\n");
    assertThat(diff(directory, "old", "new").err()).contains("new: go.sum:1:1");
    assertThat(diff(directory, "--", "--upload-pack=x").exit()).isEqualTo(2);
  }
}
