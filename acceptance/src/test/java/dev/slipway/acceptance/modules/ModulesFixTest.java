package dev.slipway.acceptance.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.acceptance.schema.Schemas;
import dev.slipway.build.GoCommand;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway modules verify --fix} as a user types it; each cure is proven in the engine. */
class ModulesFixTest {
  private static final String CODE = "package d\n\nfunc Hi() string { return \"hi\" }\n";

  @TempDir Path directory;
  private Path project;
  private final Map<String, String> variables = new TreeMap<>();

  @BeforeEach
  void writeProject() throws Exception {
    assumeTrue(GoCommand.find(System.getenv()).isPresent(), "needs go: install Go 1.22 or newer");
    project = Files.createDirectories(directory.resolve("project"));
    variables.put("GOMODCACHE", directory.resolve("cache").toString());
    variables.put("GOFLAGS", "-modcacherw"); // else nobody can change or remove it
    variables.put("GOPROXY", "file://" + directory.resolve("proxy"));
    variables.put("GONOSUMDB", "example.com/*");
    variables.put("GOTOOLCHAIN", "local");
    publish();
    write("go.mod", "module example.com/a\n\ngo 1.22\n\nrequire example.com/d v1.0.0\n");
    write(
        "main.go", "package main\n\nimport \"example.com/d\"\n\nfunc main() { println(d.Hi()) }\n");
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
    Files.writeString(project.resolve(file), text);
  }

  private void go(String... words) throws Exception {
    var command = new ArrayList<>(List.of("go"));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(project.toFile());
    builder.environment().putAll(variables);
    assertThat(builder.inheritIO().start().waitFor()).isZero();
  }

  private Run fix(String... more) throws Exception {
    var slipway = Launcher.packaged().in(project);
    for (var variable : variables.entrySet()) {
      slipway = slipway.with(variable.getKey(), variable.getValue());
    }
    var words = new ArrayList<>(List.of("modules", "verify", "--fix"));
    words.addAll(List.of(more));
    return slipway.run(words.toArray(String[]::new));
  }

  @Test
  void showsThePlanAndDoesWhatIsSafe() throws Exception {
    var unpacked = directory.resolve("cache/example.com/d@v1.0.0");
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
    go("build", "-o", "a", ".");
  }

  /** The first look cannot compare vendor: the zip is damaged. */
  @Test
  void looksAgainUntilNothingIsLeft() throws Exception {
    go("mod", "vendor");
    Files.writeString(project.resolve("vendor/example.com/d/d.go"), CODE.replace("hi", "evil"));
    Files.write(
        directory.resolve("cache/cache/download/example.com/d/@v/v1.0.0.zip"), new byte[10]);
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
    assertThat(project.resolve("vendor/example.com/d/d.go")).hasContent(CODE);
  }

  @Test
  void takesNothingAwayThatCannotBeHadAgainWithoutAYes() throws Exception {
    go("mod", "vendor");
    write("vendor/example.com/d/more.go", "package d\n");
    var run = fix();
    assertThat(run.exit()).as(run.out()).isEqualTo(2);
    assertThat(run.err()).contains("Say --yes to agree");
    assertThat(run.out())
        .contains("ask   MODULES-25   vendor: remove 1 file that example.com/d@v1.0.0 has not")
        .contains("left  MODULES-25", "BLOCKER  MODULES-25");
    assertThat(project.resolve("vendor/example.com/d/more.go")).exists();
    assertThat(fix("--yes").exit()).isZero();
    assertThat(project.resolve("vendor/example.com/d/more.go")).doesNotExist();
  }

  @Test
  void exitsByWhatIsLeft() throws Exception {
    var sum = Files.readString(project.resolve("go.sum"));
    write("go.sum", sum.replaceFirst("h1:[^=]*=", "h1:" + "A".repeat(43) + "="));
    var run = fix();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("BLOCKER  MODULES-10").doesNotContain("plan");
    assertThat(fix("--on", "web1", "/srv/hello").err()).contains("--fix repairs what lies here");
  }
}
