package dev.slipway.acceptance.modules;

import static dev.slipway.testkit.module.GoProject.CODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.acceptance.schema.Schemas;
import dev.slipway.build.GoCommand;
import dev.slipway.testkit.launcher.Run;
import dev.slipway.testkit.module.GoProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway modules verify --fix} as a user types it; each cure is proven in the engine. */
class ModulesFixTest {
  @TempDir Path directory;
  private GoProject project;

  @BeforeEach
  void makeProject() throws Exception {
    assumeTrue(GoCommand.find(System.getenv()).isPresent(), "needs go: install Go 1.22 or newer");
    project = GoProject.in(directory);
  }

  private Run fix(String... more) throws Exception {
    var words = new ArrayList<>(List.of("modules", "verify", "--fix"));
    words.addAll(List.of(more));
    return project.slipway(words.toArray(String[]::new));
  }

  private Path file(String name) {
    return project.directory().resolve(name);
  }

  @Test
  void showsThePlanAndDoesWhatIsSafe() throws Exception {
    var unpacked = project.cached("example.com/d@v1.0.0");
    Files.writeString(unpacked.resolve("d.go"), CODE.replace("hi", "evil"));
    var run = fix();
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .containsSubsequence(
            "plan",
            "safe  MODULES-18   example.com/d@v1.0.0: take what was changed out",
            "- " + unpacked,
            "done  MODULES-18",
            "looked at 1 zips, 1 directories",
            "no findings");
    assertThat(unpacked.resolve("d.go")).hasContent(CODE);
    var again = fix();
    assertThat(again.exit()).isZero();
    assertThat(again.out()).doesNotContain("plan", "done").contains("no findings");
    project.go("build", "-o", "a", ".");
  }

  /** The first look cannot compare vendor: the zip is damaged. */
  @Test
  void looksAgainUntilNothingIsLeft() throws Exception {
    project.go("mod", "vendor");
    Files.writeString(file("vendor/example.com/d/d.go"), CODE.replace("hi", "evil"));
    Files.write(project.cached("cache/download/example.com/d/@v/v1.0.0.zip"), new byte[10]);
    var run = fix("--format", "json");
    assertThat(run.exit()).as(run.err()).isZero();
    Schemas.load().assertValid(run.out(), "slipway/report/1");
    assertThat(run.err())
        .containsSubsequence(
            "plan",
            "done  MODULES-18",
            "plan",
            "+ vendor/example.com/d/d.go",
            "done  MODULES-25   vendor: restore 1 file of example.com/d@v1.0.0");
    assertThat(file("vendor/example.com/d/d.go")).hasContent(CODE);
  }

  @Test
  void takesNothingAwayThatCannotBeHadAgainWithoutAYes() throws Exception {
    project.go("mod", "vendor");
    project.write("vendor/example.com/d/more.go", "package d\n");
    var run = fix();
    assertThat(run.exit()).as(run.out()).isEqualTo(2);
    assertThat(run.err()).contains("Say --yes to agree");
    assertThat(run.out())
        .contains("ask   MODULES-25   vendor: remove 1 file that example.com/d@v1.0.0 has not")
        .contains("left  MODULES-25", "BLOCKER  MODULES-25");
    assertThat(file("vendor/example.com/d/more.go")).exists();
    assertThat(fix("--yes").exit()).isZero();
    assertThat(file("vendor/example.com/d/more.go")).doesNotExist();
  }

  @Test
  void exitsByWhatIsLeft() throws Exception {
    var sum = Files.readString(file("go.sum"));
    project.write("go.sum", sum.replaceFirst("h1:[^=]*=", "h1:" + "A".repeat(43) + "="));
    var run = fix();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("BLOCKER  MODULES-10").doesNotContain("plan");
    assertThat(fix("--on", "web1", "/srv/hello").err()).contains("--fix repairs what lies here");
  }
}
