package dev.slipway.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.build.GoEnvironment;
import dev.slipway.fact.ProjectModules;
import dev.slipway.fact.ProjectModules.Form;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.project.BoundedFile;
import dev.slipway.project.InvalidFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files where those of a project and of the module cache should be, and that would take an end, or
 * memory, from whoever reads them.
 */
@Timeout(300)
class HostileFilesTest {
  private static final ModuleVersion MODULE = new ModuleVersion("example.com/d", "v1.0.0");
  private static final String PSEUDO = "v0.0.0-20240102030405-abcdefabcdef";
  private static final String SUM =
      """
      example.com/d v1.0.0 h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
      example.com/d v1.0.0/go.mod h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
      """;

  @TempDir Path directory;
  private Path project;
  private ModuleCache cache;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void makeRoom() throws IOException {
    project = Files.createDirectories(directory.resolve("project"));
    cache = new ModuleCache(Files.createDirectories(directory.resolve("cache")));
    environment.put("GOMODCACHE", cache.root().toString());
    environment.put("HOME", directory.toString());
    write("go.mod", "module example.com/a\n\ngo 1.22\n\nrequire example.com/d v1.0.0\n");
    write("go.sum", SUM);
  }

  private Path write(String file, String text) throws IOException {
    var path = project.resolve(file);
    Files.createDirectories(path.resolve("..").normalize());
    return Files.writeString(path, text);
  }

  private static void pipe(Path file) throws Exception {
    Files.createDirectories(file.resolve("..").normalize());
    Files.deleteIfExists(file);
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
  }

  /** A file with a hole in it takes no room, whatever its length. */
  private static void sparse(Path file, long length) throws IOException {
    Files.createDirectories(file.resolve("..").normalize());
    Files.deleteIfExists(file);
    try (var holes = new RandomAccessFile(file.toFile(), "rw")) {
      holes.setLength(length);
    }
  }

  private ProjectModules look() throws Exception {
    return ModulesLook.of(project, environment);
  }

  private void refuses(String file, String why) {
    assertThatThrownBy(this::look)
        .isInstanceOf(InvalidFile.class)
        .hasMessageContaining("cannot read " + project.resolve(file) + ": it is " + why);
  }

  private String problem(Form form) throws Exception {
    var copies = look().copies().stream().filter(copy -> copy.form() == form).toList();
    assertThat(copies).singleElement().matches(copy -> copy.hash().isEmpty());
    return copies.getFirst().problem();
  }

  @Test
  void refusesAGoModAndAGoSumThatAreNoFiles() throws Exception {
    for (var file : List.of("go.sum", "go.mod")) {
      pipe(project.resolve(file));
      refuses(file, "a pipe or a device");
      Files.delete(project.resolve(file));
      Files.createSymbolicLink(project.resolve(file), Path.of("/dev/zero"));
      refuses(file, "a pipe or a device");
      Files.delete(project.resolve(file));
      Files.createDirectory(project.resolve(file));
      refuses(file, "a directory");
      Files.delete(project.resolve(file));
      Files.createSymbolicLink(project.resolve(file), Path.of(file));
      assertThatThrownBy(this::look).hasMessageContaining("Too many levels of symbolic links");
      Files.delete(project.resolve(file));
    }
  }

  @Test
  void refusesAGoModAndAGoSumThatAreTooLarge() throws Exception {
    for (var file : List.of("go.sum", "go.mod")) {
      var small = Files.readString(project.resolve(file));
      sparse(project.resolve(file), 200L << 30);
      refuses(file, BoundedFile.TOO_LARGE);
      write(file, small);
    }
    assertThat(look().goSum().lines()).hasSize(2);
  }

  /** In which no line may be compared with all others. */
  @Test
  void readsALongGoSum() throws Exception {
    int lines = 40_000;
    var text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append("example.com/m")
          .append(i)
          .append(SUM, "example.com/d".length(), SUM.indexOf('\n') + 1);
    }
    write("go.mod", "module example.com/a\n\ngo 1.22\n");
    write("go.sum", text.toString());
    var looked = look();
    assertThat(looked.goSum().lines()).hasSize(lines);
    assertThat(new ModuleRepairs(project, environment, looked).plan())
        .singleElement()
        .matches(repair -> repair.words().contains(lines + " lines that no build needs"));
  }

  @Test
  void passesOverAWorkspaceAndSettingsThatAreNoFiles() throws Exception {
    pipe(directory.resolve("go.work"));
    pipe(directory.resolve(".config/go/env"));
    pipe(project.resolve("Makefile"));
    assertThat(look().settings()).noneMatch(setting -> setting.origin().contains("Makefile"));
    Files.delete(directory.resolve("go.work"));
    Files.writeString(directory.resolve("go.work"), "go 1.22\nuse ./project\nuse ./d\n");
    pipe(directory.resolve("d/go.mod"));
    sparse(directory.resolve(".config/go/env2"), 200L << 30);
    environment.put("GOENV", directory.resolve(".config/go/env2").toString());
    assertThat(look().graph().orElseThrow().workspace()).isPresent();
    sparse(directory.resolve("go.work"), 200L << 30);
    assertThat(look().graph().orElseThrow().workspace().orElseThrow().problem())
        .contains(BoundedFile.TOO_LARGE);
  }

  @Test
  void knowsNoPlaceThatNoFileCouldHave() throws Exception {
    Files.createDirectories(directory.resolve(".config/go"));
    Files.writeString(directory.resolve(".config/go/env"), "GOMODCACHE=/a\0b\nGOWORK=/\0\n");
    environment.remove("GOMODCACHE");
    assertThat(look().copies()).isEmpty();
    environment.put("GOPATH", ":");
    assertThat(GoEnvironment.of(environment).gopath()).isEmpty();
    assertThatThrownBy(this::look).hasMessageContaining("neither GOMODCACHE nor GOPATH");
    environment.put("GOMODCACHE", cache.root().toString());
    write("go.mod", "module a\nreplace example.com/d => \"./\\x00\"\n");
    assertThat(look().directories()).singleElement().matches(directory -> !directory.exists());
  }

  @Test
  void refusesAVendorListThatIsTooLarge() throws Exception {
    sparse(project.resolve("vendor/modules.txt"), 200L << 30);
    refuses("vendor/modules.txt", BoundedFile.TOO_LARGE);
    pipe(project.resolve("vendor/modules.txt"));
    assertThat(look().vendor()).isEmpty();
  }

  @Test
  void refusesAGoModOfTheCacheThatIsTooLarge() throws Exception {
    sparse(cache.download(MODULE, "mod").orElseThrow(), 200L << 30);
    assertThat(problem(Form.GO_MOD)).isEqualTo(BoundedFile.TOO_LARGE);
    assertThat(look().graph().orElseThrow().graph().unread()).hasSize(1);
    pipe(cache.download(MODULE, "mod").orElseThrow());
    pipe(cache.download(MODULE, "zip").orElseThrow());
    pipe(cache.download(MODULE, "ziphash").orElseThrow());
    assertThat(look().copies()).isEmpty();
  }

  @Test
  void refusesADirectoryOfTheCacheWithoutAnEnd() throws Exception {
    var unpacked = Files.createDirectories(cache.directory(MODULE).orElseThrow());
    Files.writeString(unpacked.resolve("go.mod"), "module example.com/d\n");
    Files.createSymbolicLink(unpacked.resolve("up"), Path.of(".."));
    assertThat(problem(Form.DIRECTORY)).contains("up is no file");
    Files.delete(unpacked.resolve("up"));
    Files.createSymbolicLink(unpacked.resolve("round"), Path.of("round"));
    assertThat(problem(Form.DIRECTORY)).contains("round is no file");
    Files.delete(unpacked.resolve("round"));
    pipe(unpacked.resolve("pipe"));
    assertThat(problem(Form.DIRECTORY)).contains("pipe is no file");
    Files.delete(unpacked.resolve("pipe"));
    sparse(unpacked.resolve("holes"), 200L << 30);
    assertThat(problem(Form.DIRECTORY)).contains("more than 524288000 bytes, as no module");
    Files.delete(unpacked.resolve("holes"));
    assertThat(look().copies()).singleElement().matches(copy -> copy.hash().isPresent());
    Files.delete(unpacked.resolve("go.mod"));
    Files.delete(unpacked);
    Files.createSymbolicLink(unpacked, unpacked);
    assertThat(look().copies()).isEmpty();
  }

  @Test
  void passesOverAnAnswerAboutACommitThatIsNone() throws Exception {
    var module = new ModuleVersion("example.com/p", PSEUDO);
    var file = cache.download(module, "info").orElseThrow();
    Files.createDirectories(file.resolve("..").normalize());
    for (var text :
        List.of(
            "",
            "null",
            "[]",
            "1",
            "\"a\"",
            "{\"Time\":null}",
            "{\"Time\":1e999999999}",
            "{\"Time\":\"+999999999-99-99T00:00:00Z\"}",
            "{\"Time\":[[[[]]]],\"Origin\":{\"Hash\":{}}}",
            "[".repeat(60_000),
            "{\"Origin\":".repeat(6_000),
            "{\"Time\":\"2023-01-02T03:04:05Z\"",
            "\0".repeat(100))) {
      Files.writeString(file, text);
      assertThat(Commits.of(cache, module)).as(text).isEmpty();
    }
    Files.writeString(file, "{\"Time\":\"2023-01-02T03:04:05Z\",\"Origin\":[]}");
    assertThat(Commits.of(cache, module)).isPresent();
    sparse(file, 200L << 30);
    assertThat(Commits.of(cache, module)).isEmpty();
  }
}
