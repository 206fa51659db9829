package dev.slipway.format.gobinary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.FormatException;
import dev.slipway.format.elf.ElfFile;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of files that were really embedded, by each release that changed the list, stripped or not. */
class EmbeddedTreeTest {
  private static final String PROGRAM =
      """
      package main

      import "embed"

      //go:embed assets
      var assets embed.FS

      //go:embed more.txt
      var more embed.FS

      //go:embed more.txt
      var text string

      func main() {
      	one, _ := assets.ReadFile("assets/a.txt")
      	two, _ := more.ReadFile("more.txt")
      	println(string(one), string(two), text)
      }
      """;

  @TempDir static Path directory;

  @BeforeAll
  static void write() throws Exception {
    Files.writeString(directory.resolve("go.mod"), "module example.com/embedding\n\ngo 1.16\n");
    Files.writeString(directory.resolve("main.go"), PROGRAM);
    Files.createDirectories(directory.resolve("assets/deep"));
    Files.writeString(directory.resolve("assets/a.txt"), "hello\n");
    Files.writeString(directory.resolve("assets/deep/large.txt"), "0123456789".repeat(500));
    Files.writeString(directory.resolve("assets/empty.txt"), "");
    Files.writeString(directory.resolve("more.txt"), "more");
  }

  private static Path build(String release, String architecture, String... flags) throws Exception {
    var command = new ArrayList<>(List.of("go", "build", "-o", "program"));
    command.addAll(List.of(flags));
    var builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("GOFLAGS", "");
    builder.environment().put("GOWORK", "off");
    builder.environment().put("GOARCH", architecture);
    var external = String.join(" ", flags).contains("external");
    builder.environment().put("CGO_ENABLED", external ? "1" : "0");
    if (!release.isEmpty()) {
      for (var passed : List.of("GOPROXY", "GOSUMDB", "GONOSUMDB", "GOPRIVATE")) {
        builder.environment().put(passed, said(new ProcessBuilder("go", "env", passed)).strip());
      }
      builder.environment().put("GOENV", "off");
      builder.environment().put("GOTOOLCHAIN", "go" + release);
    }
    said(builder);
    return directory.resolve("program");
  }

  private static String said(ProcessBuilder builder) throws Exception {
    try {
      var process = builder.start();
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
      return said;
    } catch (java.io.IOException absent) {
      return Assumptions.abort("needs go: install Go 1.22 or newer");
    }
  }

  private static List<EmbeddedTree> trees(byte[] file) {
    var elf = ElfFile.read(MemorySegment.ofArray(file));
    return EmbeddedTree.of(elf, GoBinary.read(elf).orElseThrow().functions().orElseThrow());
  }

  @ParameterizedTest(name = "go{0} {1} {2}")
  @CsvSource({
    "1.16.15, amd64, -buildmode=exe",
    "1.18.10, amd64, -buildmode=pie",
    "1.20.14, amd64, -buildmode=exe",
    "1.22.12, 386, -buildmode=exe",
    "1.24.13, s390x, -buildmode=exe",
    "1.26.0, amd64, -buildmode=exe",
    "1.26.0, amd64, -buildmode=pie",
    "1.26.0, arm64, -buildmode=pie",
    "1.27rc1, amd64, -buildmode=pie"
  })
  void findsEachFileWithItsSize(String release, String architecture, String mode) throws Exception {
    assertFound(trees(Files.readAllBytes(build(release, architecture, mode, "-ldflags=-s -w"))));
    assertFound(trees(Files.readAllBytes(build(release, architecture, mode))));
  }

  @Test
  void findsThemWhereThePointersAreInTheRelocationsAlone() throws Exception {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/gcc")), "needs gcc: apt-get install gcc libc6-dev");
    assertFound(
        trees(
            Files.readAllBytes(
                build("", "amd64", "-buildmode=pie", "-ldflags=-linkmode=external"))));
  }

  private static void assertFound(List<EmbeddedTree> trees) {
    assertThat(trees)
        .containsExactlyInAnyOrder(
            new EmbeddedTree(
                List.of(
                    new EmbeddedFile("assets/a.txt", 6),
                    new EmbeddedFile("assets/empty.txt", 0),
                    new EmbeddedFile("assets/deep/large.txt", 5000))),
            new EmbeddedTree(List.of(new EmbeddedFile("more.txt", 4))));
  }

  @Test
  void findsNothingWhoseContentsAreOthers() throws Exception {
    var file = Files.readAllBytes(build("", "amd64"));
    int hash = hashOfHello(file);
    assertThat(hash).isPositive();
    file[hash] ^= 1;
    assertThat(trees(file)).hasSize(2); // proved by the smallest, which is another
    Files.writeString(directory.resolve("assets/empty.txt"), "longer than the first");
    try {
      var other = Files.readAllBytes(build("", "amd64"));
      other[hashOfHello(other)] ^= 1;
      assertThat(trees(other)).hasSize(1);
    } finally {
      Files.writeString(directory.resolve("assets/empty.txt"), "");
    }
  }

  private static int hashOfHello(byte[] file) {
    return new String(file, StandardCharsets.ISO_8859_1).indexOf("\u00d5\u00df\bm");
  }

  @Test
  void readsAnyDamageOrRefusesIt() throws Exception {
    for (var mode : List.of("exe", "pie")) {
      var whole = Files.readAllBytes(build("", "amd64", "-buildmode=" + mode));
      var random = new Random(23);
      for (int i = 0; i < 150; i++) {
        var bytes = whole.clone();
        for (int j = 0; j < 2000; j++) {
          bytes[i % 2 == 0 ? random.nextInt(bytes.length) : random.nextInt(4096)] ^=
              (byte) (1 << random.nextInt(8));
        }
        try {
          assertThat(trees(bytes).size()).isLessThanOrEqualTo(2);
        } catch (FormatException | java.util.NoSuchElementException refused) {
          assertThat(refused.getMessage()).isNotNull(); // no Go executable any more
        }
      }
    }
  }
}
