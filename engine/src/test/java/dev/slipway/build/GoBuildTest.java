package dev.slipway.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.gobinary.BuildIds;
import dev.slipway.model.Digest;
import dev.slipway.model.ExecutableSource.Build;
import dev.slipway.model.ServiceName;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
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

  /** Else the name of a private module would be told to whoever runs the public proxy. */
  @Test
  void readsTheGoEnvFileAsGoDoes() throws Exception {
    var home = Files.createDirectories(project.resolve("home"));
    var file = Files.createDirectories(home.resolve(".config/go")).resolve("env");
    var environment = new java.util.HashMap<String, String>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", home.toString());
    for (var text :
        List.of(
            "GOPRIVATE=a.example\n",
            "GOPRIVATE=a.example\nGOPRIVATE=b.example\n",
            "# c\u00e9\nGOPRIVATE=a.example\nnot a line\n =\nGOPROXY=https://p.example",
            "GOPRIVATE=\n")) {
      Files.writeString(file, text, java.nio.charset.StandardCharsets.ISO_8859_1);
      for (var own : List.of("unset", "", "own.example")) {
        environment.remove("GOPRIVATE");
        if (!own.equals("unset")) {
          environment.put("GOPRIVATE", own);
        }
        assertThat(GoSettings.of(environment).passedOn().getOrDefault("GOPRIVATE", ""))
            .as(text + own)
            .isEqualTo(goEnv(environment));
      }
    }
    environment.put("XDG_CONFIG_HOME", "relative");
    assertThat(GoSettings.of(environment).passedOn().get("GOPRIVATE"))
        .isEqualTo(goEnv(environment));
    Files.writeString(file, "LD_PRELOAD=/x.so\n");
    environment.remove("XDG_CONFIG_HOME");
    assertThat(GoSettings.of(environment).passedOn()).doesNotContainKey("LD_PRELOAD");
  }

  private static String goEnv(Map<String, String> environment) throws Exception {
    var go = GoCommand.find(System.getenv()).orElseThrow().toString();
    var builder = new ProcessBuilder(go, "env", "GOPRIVATE");
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new String(
            builder.start().getInputStream().readAllBytes(),
            java.nio.charset.StandardCharsets.UTF_8)
        .strip();
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

  /** As a distribution's package of Go may have it; {@code GOENV=off} does not shut it off. */
  @Test
  void buildsTheSameWhateverStandsInTheGoEnvOfGoroot(@TempDir Path goroot) throws Exception {
    var plain = new GoBuild(project, System.getenv()).build(SERVICE, Build.of("."), "amd64");
    var first = Files.readAllBytes(plain.executable());
    var command = GoCommand.find(System.getenv()).orElseThrow().toRealPath();
    var real = command.resolve("../..").normalize();
    try (var entries = Files.list(real)) {
      for (var entry : entries.toList()) {
        Files.createSymbolicLink(goroot.resolve(entry.getFileName()), entry);
      }
    }
    Files.delete(goroot.resolve("bin"));
    Files.copy(command, Files.createDirectory(goroot.resolve("bin")).resolve("go"));
    Files.delete(goroot.resolve("go.env"));
    var file = goroot.resolve("go.env");
    Files.writeString(
        file,
        Files.readString(real.resolve("go.env"))
            + "GOFLAGS=-ldflags=-s\nGOAMD64=v3\nAR=ar\nGO111MODULE=off\nGOFIPS140=latest\n");
    var environment = new java.util.HashMap<>(System.getenv());
    environment.put("PATH", goroot.resolve("bin") + ":" + System.getenv("PATH"));
    environment.put("GOENV", "off");
    var go = new GoBuild(project, environment);

    var other = go.build(SERVICE, Build.of("."), "amd64");

    assertThat(Files.readAllBytes(other.executable())).isEqualTo(first);
    assertThat(other.recipe().leftOut())
        .contains(new LeftOut("GOFLAGS", "-ldflags=-s", "the file " + file))
        .extracting(LeftOut::name)
        .containsExactly("GO111MODULE", "GOAMD64", "GOFIPS140", "GOFLAGS");
    assertThat(other.recipe().inherited()).doesNotContain("GOFLAGS", "GOAMD64", "AR");
    var withC = new Build(".", List.of(), "", Map.of("CGO_ENABLED", "1"));
    assertThat(go.recipe(SERVICE, withC, "amd64").inherited()).contains("AR");
  }

  @Test
  void stripsAndKeepsTheSymbolsWhereDebuggersLook() throws Exception {
    var go = new GoBuild(project, System.getenv());
    var stripping = new Build(".", List.of(), "", Map.of(), true);
    var whole = Files.readAllBytes(go.build(SERVICE, Build.of("."), "amd64").executable());

    var stripped = go.build(SERVICE, stripping, "amd64").executable();

    assertThat(stripped)
        .isExecutable()
        .isEqualTo(project.resolve(".slipway/build/linux-amd64/tiny"));
    assertThat(Files.size(stripped)).isLessThan(whole.length * 3L / 4);
    var symbols = new Symbols(project);
    assertThat(symbols.of(sha256(stripped)).orElseThrow()).hasBinaryContent(whole);
    var ids = BuildIds.of(elf(stripped));
    assertThat(ids).isEqualTo(BuildIds.of(ElfFile.read(MemorySegment.ofArray(whole))));
    if (!ids.gnu().isEmpty()) {
      assertThat(symbols.debugFile(ids.gnu()).orElseThrow())
          .isEqualTo(
              project.resolve(
                  ".slipway/symbols/.build-id/"
                      + ids.gnu().substring(0, 2)
                      + "/"
                      + ids.gnu().substring(2)
                      + ".debug"))
          .hasBinaryContent(whole);
    }
    var again = Files.readAllBytes(stripped);
    assertThat(go.build(SERVICE, stripping, "amd64").executable()).hasBinaryContent(again);
  }

  /** Go sees by the build id alone that an executable is up to date, and leaves it as it is. */
  @Test
  void linksAnewWhereSymbolsAreWantedAgain() throws Exception {
    var go = new GoBuild(project, System.getenv());
    var whole = Files.readAllBytes(go.build(SERVICE, Build.of("."), "amd64").executable());
    go.build(SERVICE, new Build(".", List.of(), "", Map.of(), true), "amd64");
    assertThat(go.build(SERVICE, Build.of("."), "amd64").executable()).hasBinaryContent(whole);
  }

  @Test
  void keepsTheSymbolsOfTheLastBuildsOnly() throws Exception {
    var symbols = new Symbols(project);
    var whole = Files.writeString(project.resolve("whole"), "symbols");
    for (int i = 0; i < Symbols.KEPT + 2; i++) {
      symbols.keep(whole, digest(i), "ab%02d".formatted(i));
      var past = FileTime.from(Instant.now().minusSeconds(1000 - i));
      Files.setLastModifiedTime(symbols.of(digest(i)).orElseThrow(), past);
    }
    symbols.keep(whole, digest(2), "ab02"); // built again: it is the youngest now
    symbols.keep(whole, digest(90), "ab90");

    assertThat(symbols.of(digest(0))).isEmpty();
    assertThat(symbols.of(digest(3))).isEmpty();
    assertThat(symbols.of(digest(2))).isPresent();
    assertThat(symbols.debugFile("ab02").orElseThrow()).exists();
    assertThat(Files.isSymbolicLink(symbols.debugFile("ab03").orElseThrow())).isFalse();
    try (var files = Files.list(project.resolve(".slipway/symbols"))) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(Symbols.KEPT);
    }
  }

  private static Digest digest(int number) {
    return new Digest("%064x".formatted(number));
  }

  private static Digest sha256(Path file) throws Exception {
    var hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return new Digest(HexFormat.of().formatHex(hash));
  }

  private static ElfFile elf(Path file) throws IOException {
    return ElfFile.read(MemorySegment.ofArray(Files.readAllBytes(file)));
  }
}
