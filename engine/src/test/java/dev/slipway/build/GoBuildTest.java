package dev.slipway.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ExecutableSource.Build;
import dev.slipway.model.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoBuildTest {
  private static final ServiceName SERVICE = new ServiceName("tiny");

  @TempDir Path project;

  @BeforeEach
  void writeModule() throws IOException {
    Files.writeString(project.resolve("go.mod"), "module example.com/tiny\n\ngo 1.22\n");
    Files.writeString(project.resolve("main.go"), "package main\n\nfunc main() {}\n");
  }

  @Test
  void buildsForTheArchitectureOfTheServer() throws Exception {
    var built = new GoBuild(project, System.getenv()).build(SERVICE, Build.of("."), "arm64");
    assertThat(built.executable())
        .isExecutable()
        .isEqualTo(project.resolve(".slipway/build/linux-arm64/tiny"));
    assertThat(Files.readAllBytes(built.executable())[18]).as("EM_AARCH64").isEqualTo((byte) 0xb7);
    assertThat(built.command())
        .isEqualTo(
            "GOOS=linux GOARCH=arm64 CGO_ENABLED=0 GOWORK=off"
                + " go build -trimpath -o .slipway/build/linux-arm64/tiny .");
  }

  @Test
  void letsTheDeclarationDecideVariables() throws Exception {
    var build =
        new Build(".", List.of("netgo"), "-s -w", Map.of("CGO_ENABLED", "1", "GOARCH", "amd64"));
    var built = new GoBuild(project, System.getenv()).build(SERVICE, build, "arm64");
    assertThat(built.command())
        .contains("GOARCH=amd64", "CGO_ENABLED=1", "-tags=netgo", "'-ldflags=-s -w'");
  }

  @Test
  void namesThePackagesThatNeedCgo() throws Exception {
    Files.createDirectories(project.resolve("clock"));
    Files.writeString(
        project.resolve("clock/clock.go"),
        """
        package clock

        // #include <time.h>
        import "C"

        func Now() int { return int(C.time(nil)) }
        """);
    Files.writeString(
        project.resolve("main.go"),
        "package main\n\nimport \"example.com/tiny/clock\"\n\nfunc main() { clock.Now() }\n");
    var go = new GoBuild(project, System.getenv());
    var withCgo = new Build(".", List.of(), "", Map.of("CGO_ENABLED", "1"));
    assertThat(go.cgoPackages(SERVICE, withCgo, "amd64")).containsExactly("example.com/tiny/clock");
    assertThat(go.cgoPackages(SERVICE, Build.of("."), "amd64")).isEmpty();
  }

  @Test
  void buildsTheSameBytesTwice() throws Exception {
    var go = new GoBuild(project, System.getenv());
    var first = Files.readAllBytes(go.build(SERVICE, Build.of("."), "amd64").executable());
    var elsewhere = Files.createDirectory(project.resolve("elsewhere"));
    for (var file : List.of("go.mod", "main.go")) {
      Files.copy(project.resolve(file), elsewhere.resolve(file));
    }
    var second = new GoBuild(elsewhere, System.getenv()).build(SERVICE, Build.of("."), "amd64");
    assertThat(Files.readAllBytes(second.executable())).isEqualTo(first);
  }

  @Test
  void showsWhatGoSaidWhenThePackageDoesNotBuild() throws IOException {
    Files.writeString(project.resolve("main.go"), "package main\n\nfunc main() { nope() }\n");
    assertThatThrownBy(
            () -> new GoBuild(project, System.getenv()).build(SERVICE, Build.of("."), "amd64"))
        .isInstanceOf(BuildFailed.class)
        .hasMessageStartingWith("build tiny: GOOS=linux")
        .hasMessageContaining("main.go:3:15: undefined: nope");
  }

  @Test
  void takesTheGoOfThePathFirst() throws IOException {
    var own = Files.createFile(project.resolve("go"));
    assertThat(own.toFile().setExecutable(true)).isTrue();
    assertThat(GoCommand.find(Map.of("PATH", "relative:" + project))).contains(own);
  }

  @Test
  void explainsEveryWordOfTheCommandThatRuns() throws Exception {
    var build =
        new Build("./.", List.of("netgo"), "-s -w", Map.of("GOAMD64", "v2", "CGO_ENABLED", "0"));
    var go = new GoBuild(project, System.getenv());
    var recipe = go.recipe(SERVICE, build, "amd64");
    assertThat(project.resolve(".slipway")).as("nothing is built").doesNotExist();
    var told = new StringBuilder();
    recipe.variables().forEach(v -> told.append(v.name() + "=" + v.value() + " "));
    assertThat(go.build(SERVICE, build, "amd64").command())
        .isEqualTo(
            told
                + "go build "
                + String.join(" ", recipe.words())
                    .replace(project + "/", "")
                    .replace("-ldflags=-s -w", "'-ldflags=-s -w'"));
    assertThat(recipe.variables())
        .filteredOn(BuildSetting::declared)
        .extracting(BuildSetting::name)
        .containsExactly("CGO_ENABLED", "GOAMD64");
    assertThat(recipe.arguments()).allSatisfy(flag -> assertThat(flag.why()).isNotEmpty());
  }

  @Test
  void namesInheritedVariablesWithoutTheirValues() {
    var go = new GoBuild(project, Map.of("GOPROXY", "https://a:b@c", "GOWORK", "/w", "HOME", "/h"));
    assertThat(go.recipe(SERVICE, Build.of("."), "amd64").inherited()).containsExactly("GOPROXY");
  }

  @Test
  void leavesOutWhatWouldDecideAboutTheBytes() throws Exception {
    var file = Files.writeString(project.resolve("env"), "GOFLAGS=-tags=x\nGOPRIVATE=a.example\n");
    var environment =
        Map.of("GOENV", file.toString(), "GOAMD64", "v3", "CC", "clang", "GOSUMDB", "off");
    var go = new GoBuild(project, environment);

    var recipe = go.recipe(SERVICE, Build.of("."), "amd64");

    assertThat(recipe.inherited()).containsExactly("GOPRIVATE", "GOSUMDB");
    assertThat(recipe.leftOut())
        .containsExactly(
            new LeftOut("GOAMD64", "v3", "the environment"),
            new LeftOut("GOFLAGS", "-tags=x", "the go env file " + file));
    var wanted = new Build(".", List.of(), "", Map.of("GOFLAGS", "-tags=y", "CGO_ENABLED", "1"));
    assertThat(go.recipe(SERVICE, wanted, "amd64").leftOut())
        .extracting(LeftOut::name)
        .containsExactly("CC", "GOAMD64");
  }

  @Test
  void buildsTheSameWhateverTheUserHasSet() throws Exception {
    var plain = new GoBuild(project, System.getenv()).build(SERVICE, Build.of("."), "amd64");
    var first = Files.readAllBytes(plain.executable());
    var environment = new java.util.HashMap<>(System.getenv());
    environment.putAll(Map.of("GOFLAGS", "-ldflags=-s", "GOAMD64", "v3", "GOROOT", "/nope"));
    var file = Files.writeString(project.resolve("env"), "GOEXPERIMENT=greenteagc\n");
    environment.put("GOENV", file.toString());

    var other = new GoBuild(project, environment).build(SERVICE, Build.of("."), "amd64");

    assertThat(Files.readAllBytes(other.executable())).isEqualTo(first);
    assertThat(other.recipe().leftOut())
        .extracting(LeftOut::name)
        .containsExactly("GOAMD64", "GOEXPERIMENT", "GOFLAGS", "GOROOT");
  }
}
