package dev.slipway.format.gobinary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.elf.Readelf;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every release links is read as {@code go tool nm} of that release, {@code go version -m} and
 * {@code readelf} read it.
 */
class FunctionTableTest {
  private static final String PROGRAM =
      """
      package main

      import (
      	"fmt"
      	"os"
      )

      type pair struct{ a, b string }

      func (p *pair) String() string { return p.a + p.b }

      func inlined(of []string) int { return len(of) * 3 }

      func main() { fmt.Println(&pair{"a", "b"}, inlined(os.Args)) }
      """;

  /** The newest patch of each release, as modules of the proxy; older than 1.21 they are 1.N. */
  private static final List<String> RELEASES =
      List.of(
          "1.15.15", "1.16.15", "1.17.13", "1.18.10", "1.19.13", "1.20.14", "1.21.13", "1.22.12",
          "1.23.12", "1.24.13", "1.25.7", "1.26.0", "1.27rc1");

  @TempDir static Path directory;

  @BeforeAll
  static void write() throws Exception {
    assumeTrue(!run(Map.of(), "go", "version").isEmpty(), "needs go: install Go 1.22 or newer");
    Files.writeString(directory.resolve("go.mod"), "module example.com/dotted.v2\n\ngo 1.15\n");
    Files.writeString(directory.resolve("main.go"), PROGRAM);
  }

  private static Stream<Arguments> builds() {
    return Stream.concat(
        RELEASES.stream()
            .flatMap(
                release ->
                    Stream.of(
                        Arguments.of(release, "amd64", "exe"),
                        Arguments.of(release, "amd64", "pie"),
                        Arguments.of(release, "arm64", "exe"),
                        Arguments.of(release, "386", "exe"),
                        Arguments.of(release, "s390x", "exe"))),
        // The form of the table does not depend on these: the oldest and the newest will do.
        Stream.of("1.15.15", "1.26.0")
            .flatMap(
                release ->
                    Stream.of("arm", "riscv64", "ppc64le", "mips", "mips64le")
                        .map(architecture -> Arguments.of(release, architecture, "exe"))));
  }

  @ParameterizedTest(name = "go{0} {1} {2}")
  @MethodSource("builds")
  void saysWhatNmSays(String release, String architecture, String mode) throws Exception {
    var variables = variables(release, architecture);
    var whole = build(variables, mode, "whole");
    var stripped = build(variables, mode, "stripped", "-ldflags=-s -w");
    var symbols = nm(whole, variables);

    var functions = table(whole).functions();

    assertThat(
            functions.stream()
                .filter(
                    f -> !symbols.getOrDefault(f.address(), List.of()).contains(plain(f.name())))
                .map(f -> f + " is " + symbols.get(f.address())))
        .isEmpty();
    var entries = functions.stream().map(GoFunction::address).collect(Collectors.toSet());
    assertThat(
            symbols.entrySet().stream()
                .filter(symbol -> !entries.contains(symbol.getKey()))
                .flatMap(symbol -> symbol.getValue().stream()))
        .isSubsetOf("runtime.etext", "runtime.text");
    for (var file : List.of(whole, stripped)) {
      assertThat(Readelf.read(elf(file))).isEqualTo(Readelf.printed(file));
      assertThat(file + ": " + String.join("\n", buildInfo(file).lines()) + "\n")
          .isEqualTo(run(Map.of(), "go", "version", "-m", file.toString()));
    }
    assertThat(table(whole).files()).contains(directory.toRealPath().resolve("main.go").toString());
    assertThat(table(stripped).functions())
        .extracting(GoFunction::name)
        .isEqualTo(functions.stream().map(GoFunction::name).toList());
    assertThat(table(stripped).has("main.inlined")).isTrue();
    assertThat(table(stripped).has("main.main")).isTrue();
    assertThat(table(stripped).hasPackage("main")).isTrue();
    assertThat(
            table(stripped)
                .linked(List.of("main.main", "main.inlined", "fmt.", "mt.", "main.mai", "net.")))
        .containsExactlyInAnyOrder("main.main", "main.inlined", "fmt.");
  }

  /** Only there: the tables of lines have one form, their place in the file differs by release. */
  private static Stream<Arguments> buildsWithLines() {
    return builds()
        .filter(build -> List.of("amd64", "s390x", "386").contains(build.get()[1]))
        .filter(build -> !"pie".equals(build.get()[2]) || "1.26.0".equals(build.get()[0]));
  }

  @ParameterizedTest(name = "go{0} {1} {2}")
  @MethodSource("buildsWithLines")
  void saysWhatAddr2lineSays(String release, String architecture, String mode) throws Exception {
    var variables = variables(release, architecture);
    var whole = build(variables, mode, "whole");
    var stripped = table(build(variables, mode, "stripped", "-ldflags=-s -w"));
    var functions = table(whole).functions();
    var addresses = new ArrayList<Long>();
    var random = new Random(7);
    for (int i = 0; i < 600; i++) {
      var function = functions.get(random.nextInt(functions.size()));
      addresses.add(function.address() + random.nextLong(function.size()));
    }
    functions.stream()
        .filter(function -> function.name().startsWith("main."))
        .forEach(f -> LongStream.range(0, f.size()).forEach(i -> addresses.add(f.address() + i)));

    var said = addr2line(whole, variables, addresses);

    for (int i = 0; i < addresses.size(); i++) {
      var place = stripped.at(addresses.get(i)).orElseThrow();
      var line = place.file().isEmpty() ? "" : place.file() + ":" + place.line();
      // Of what fills the gap to the next function it knows no file, and shows ":-1".
      var expected = said.get(2 * i + 1).replaceFirst("^:.*", "");
      assertThat(List.of(plain(place.function()), line))
          .as("%x", addresses.get(i))
          .isEqualTo(List.of(plain(said.get(2 * i)), expected));
    }
    assertThat(addresses).hasSizeGreaterThan(700);
    var last = functions.getLast();
    assertThat(stripped.at(last.address() + last.size())).isEmpty();
    assertThat(stripped.at(functions.getFirst().address() - 1)).isEmpty();
    assertThat(stripped.at(-1)).isEmpty();
  }

  private static List<String> addr2line(
      Path file, Map<String, String> variables, List<Long> addresses) throws Exception {
    var list = directory.resolve("addresses");
    Files.write(list, addresses.stream().map(address -> "0x" + Long.toHexString(address)).toList());
    var command = "go tool addr2line '" + file + "' <'" + list + "'";
    return run(variables, "sh", "-c", command).lines().toList();
  }

  private static Path build(
      Map<String, String> variables, String mode, String name, String... flags) throws Exception {
    var command = new ArrayList<>(List.of("go", "build", "-buildmode=" + mode, "-o", name));
    command.addAll(List.of(flags));
    command.add("main.go");
    run(variables, command.toArray(String[]::new));
    return directory.resolve(name);
  }

  private static FunctionTable table(Path file) throws IOException {
    return GoBinary.read(elf(file)).orElseThrow().functions().orElseThrow();
  }

  private static BuildInfo buildInfo(Path file) throws IOException {
    return GoBinary.read(elf(file)).orElseThrow().buildInfo();
  }

  private static ElfFile elf(Path file) throws IOException {
    return ElfFile.read(MemorySegment.ofArray(Files.readAllBytes(file)));
  }

  /** The names of code by address, as the table writes them. */
  private static Map<Long, List<String>> nm(Path file, Map<String, String> variables)
      throws Exception {
    var names = new HashMap<Long, List<String>>();
    for (var line : run(variables, "go", "tool", "nm", file.toString()).split("\n")) {
      var columns = line.strip().split(" +", 3);
      if (columns.length == 3 && columns[1].equalsIgnoreCase("t")) {
        names
            .computeIfAbsent(Long.parseUnsignedLong(columns[0], 16), none -> new ArrayList<>())
            .add(plain(columns[2]));
      }
    }
    return names;
  }

  /** What nm shows otherwise: type arguments, the ABI of a symbol, Go 1.17's middle dots. */
  private static String plain(String name) {
    return name.replaceFirst("\\[.*]", "[...]")
        .replaceFirst("\\.abi(0|internal)$", "")
        .replace('\u00b7', '.');
  }

  private static Map<String, String> variables(String release, String architecture) {
    return Map.of(
        "GOENV", "off",
        "GOTOOLCHAIN", "go" + release,
        "GOFLAGS", "",
        "GOWORK", "off",
        "CGO_ENABLED", "0",
        "GO111MODULE", "on",
        "GOARCH", architecture);
  }

  private static String run(Map<String, String> variables, String... command) throws Exception {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(directory == null ? null : directory.toFile());
    if (!variables.isEmpty()) {
      for (var passed : List.of("GOPROXY", "GOSUMDB", "GONOSUMDB", "GOPRIVATE")) {
        builder.environment().put(passed, run(Map.of(), "go", "env", passed).strip());
      }
      builder.environment().putAll(variables);
    }
    try {
      var process = builder.start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("%s: %s", String.join(" ", command), output).isZero();
      return output;
    } catch (IOException absent) {
      return "";
    }
  }
}
