package dev.slipway.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.gobinary.GoBinary;
import dev.slipway.model.ExecutableSource.Build;
import dev.slipway.model.ServiceName;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each recipe is built with the go command, so that what is said of it is seen. */
class WrongRecipeTest {
  private static final ServiceName SERVICE = new ServiceName("hello");
  private static final Map<String, String> C = Map.of("CGO_ENABLED", "1");

  @TempDir Path project;

  @BeforeEach
  void write() throws IOException {
    assumeTrue(GoCommand.find(System.getenv()).isPresent(), "needs go: install Go 1.22 or newer");
    Files.writeString(project.resolve("go.mod"), "module example.com/a\n\ngo 1.22\n");
    Files.writeString(
        project.resolve("main.go"),
        "package main\n\nimport \"net\"\n\nfunc main() { net.LookupHost(\"a\") }\n");
  }

  private List<String> found(List<String> tags, String ldflags, Map<String, String> env)
      throws Exception {
    var build = new Build(".", tags, ldflags, env);
    var built = new GoBuild(project, System.getenv()).build(SERVICE, build, "amd64");
    return WrongRecipe.in(build, go(built.executable()).functions()).stream()
        .map(WrongRecipe::recipe)
        .toList();
  }

  private static GoBinary go(Path file) throws IOException {
    return GoBinary.read(ElfFile.read(MemorySegment.ofArray(Files.readAllBytes(file))))
        .orElseThrow();
  }

  private static void needCompiler() {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/gcc")), "needs gcc: apt-get install gcc libc6-dev");
  }

  @Test
  void findsThatTheLinkerLeavesOutWhatShouldBeKept() throws Exception {
    var build = new Build(".", List.of(), "-s -w", Map.of(), true);
    var built = new GoBuild(project, System.getenv()).build(SERVICE, build, "amd64");
    var unstripped = Strip.unstripped(built.executable());
    var elf = ElfFile.read(MemorySegment.ofArray(Files.readAllBytes(unstripped)));
    assertThat(elf.isStripped()).isTrue();
    assertThat(WrongRecipe.in(build, go(built.executable()).functions()))
        .extracting(WrongRecipe::recipe)
        .containsExactly("build.ldflags: -s with build.strip");
    var without = new Build(".", List.of(), "-w -X main.a=b", Map.of(), true);
    assertThat(WrongRecipe.in(without, go(built.executable()).functions())).isEmpty();
  }

  @Test
  void findsFlagsForALinkerThatIsNotThere() throws Exception {
    assertThat(found(List.of(), "-extldflags '-z now'", Map.of()))
        .containsExactly("build.ldflags: -extldflags");
  }

  /** For {@code build --explain}, which builds nothing. */
  @Test
  void knowsBeforeTheBuildWhatNeedsNoExecutable() {
    var flags = new Build(".", List.of(), "-extldflags '-z now'", Map.of());
    assertThat(WrongRecipe.in(flags, java.util.Optional.empty())).hasSize(1);
    var withC = new Build(".", List.of(), "-extldflags '-z now'", C);
    assertThat(WrongRecipe.in(withC, java.util.Optional.empty())).isEmpty();
  }

  @Test
  void findsNothingInFlagsThatReachTheLinkerOfC() throws Exception {
    needCompiler();
    assertThat(found(List.of(), "-linkmode=external -extldflags '-Wl,-z,now'", C)).isEmpty();
    assertThat(found(List.of(), "-extldflags '-Wl,-z,now'", C)).isEmpty();
  }

  @Test
  void findsTheModeOfTheBuildGivenToTheLinker() throws Exception {
    assertThat(found(List.of(), "-buildmode=pie", Map.of()))
        .containsExactly("build.ldflags: -buildmode");
    var built =
        new GoBuild(project, System.getenv())
            .build(SERVICE, new Build(".", List.of(), "-buildmode=pie", Map.of()), "amd64");
    assertThat(go(built.executable()).buildInfo().setting("-buildmode")).contains("exe");
    assertThat(found(List.of(), "", Map.of("GOFLAGS", "-buildmode=pie"))).isEmpty();
  }

  @Test
  void findsStaticGlibcThatLooksNamesUp() throws Exception {
    needCompiler();
    var flags = "-linkmode=external -extldflags=-static";
    assertThat(found(List.of(), flags, C)).containsExactly("build.ldflags: -extldflags -static");
    assertThat(found(List.of("netgo", "osusergo"), flags, C)).isEmpty();
  }

  @Test
  void findsRunTimeSettingsInTheBuild() throws Exception {
    assertThat(found(List.of(), "", Map.of("GODEBUG", "netdns=go")))
        .containsExactly("build.env: GODEBUG");
    assertThat(found(List.of(), "-s -w", Map.of())).isEmpty();
  }
}
