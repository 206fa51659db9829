package dev.slipway.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildExplainTest {
  @TempDir Path directory = Path.of("");

  @BeforeEach
  void writeProject() throws IOException {
    Files.writeString(
        directory.resolve("slipway.yaml"),
        "service: tiny\nbuild: { ldflags: \"-s -w\", env: { CGO_ENABLED: \"1\" } }\n");
  }

  @Test
  void saysWhyOfEachFlagAndBuildsNothing() {
    var told = new Shell(directory).run("build", "--explain");

    assertThat(told.exit()).as(told.err()).isZero();
    assertThat(told.out().lines())
        .anyMatch(line -> line.matches(" {2}GOOS=linux +the system it runs on.*"))
        .anyMatch(line -> line.matches(" {2}CGO_ENABLED=1 +packages with C code count.*"))
        .anyMatch(line -> line.matches(" {2}-ldflags=-s -w +passed to the linker.*"))
        .anyMatch(line -> line.startsWith("  -o .slipway/build/linux-amd64/tiny"));
    assertThat(directory.resolve(".slipway")).doesNotExist();
  }

  @Test
  void printsTheSameAsJson() {
    assertThat(new Shell(directory).run("build", "--explain", "--format", "json").out())
        .containsSubsequence(
            "\"slipway/build-explained/1\"", "\"CGO_ENABLED\"", "\"declared\" : true");
  }

  @Test
  void saysWhyNoOtherFlagIsSet() throws IOException {
    assertThat(new Shell(directory).run("build", "--explain").out())
        .contains("-buildmode=pie ", "helps against faults of C", "-ldflags=-bindnow ")
        .doesNotContain("build.strip");
    Files.writeString(directory.resolve("slipway.yaml"), "service: tiny\n");
    assertThat(new Shell(directory).run("build", "--explain").out())
        .contains(
            "names a dynamic loader", "no function is looked up", "-ldflags=-s ", "build.strip");
    Files.writeString(
        directory.resolve("slipway.yaml"),
        "service: tiny\nbuild: { strip: true, env: { GOFLAGS: -buildmode=pie } }\n");
    assertThat(new Shell(directory).run("build", "--explain").out())
        .contains("-o .slipway/build/linux-amd64/tiny.unstripped", "stripped beside it")
        .doesNotContain("names a dynamic loader", "build.strip");
  }
}
