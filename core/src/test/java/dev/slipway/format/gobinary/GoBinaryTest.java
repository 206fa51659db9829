package dev.slipway.format.gobinary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.format.FormatException;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.elf.FileKind;
import dev.slipway.format.elf.Linkage;
import dev.slipway.format.elf.Readelf;
import dev.slipway.format.elf.VersionNeed;
import dev.slipway.tool.Tool;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Builds small programs in every link mode and compares with {@code go version -m} and readelf. */
class GoBinaryTest {
  private static final String PROGRAM =
      """
      package main

      import (
      	"net"
      	"os"
      	_ "time/tzdata"
      )

      func main() { names, _ := net.LookupHost("localhost"); os.Stdout.WriteString(names[0]) }
      """;
  private static final Map<String, Path> BUILT = new LinkedHashMap<>();
  private static Path directory;

  @BeforeAll
  static void buildInEveryLinkMode() throws Exception {
    assumeTrue(Tool.isThere("go", "version"), "needs go: install Go 1.22 or newer");
    assumeTrue(Tool.isThere("readelf", "--version"), "needs readelf: apt-get install binutils");
    directory = Files.createTempDirectory("go-binary");
    Files.writeString(directory.resolve("go.mod"), "module example.com/tiny\n\ngo 1.22\n");
    Files.writeString(directory.resolve("main.go"), PROGRAM);
    build("static", "CGO_ENABLED=0");
    build("stripped", "CGO_ENABLED=0", "-ldflags=-s -w");
    build("trimmed", "CGO_ENABLED=0", "-trimpath", "-tags=one,two");
    build("pie", "CGO_ENABLED=0", "-buildmode=pie");
    build("arm64", "CGO_ENABLED=0 GOARCH=arm64");
    build("386", "CGO_ENABLED=0 GOARCH=386");
    build("s390x", "CGO_ENABLED=0 GOARCH=s390x");
    if (Tool.isThere("gcc", "--version")) {
      build("cgo", "CGO_ENABLED=1");
      build("cgo-pie", "CGO_ENABLED=1", "-buildmode=pie");
      build(
          "static-pie",
          "CGO_ENABLED=1",
          "-buildmode=pie",
          "-tags=netgo,osusergo",
          "-ldflags=-linkmode=external \"-extldflags=-static-pie\"");
      build(
          "static-cgo",
          "CGO_ENABLED=1",
          "-tags=netgo,osusergo",
          "-ldflags=-s -w -linkmode=external \"-extldflags=-static\"");
    }
    if (Tool.isThere("aarch64-linux-gnu-gcc", "--version")) { // links for it, from outside of Go
      var variables = "CGO_ENABLED=1 GOARCH=arm64 CC=aarch64-linux-gnu-gcc";
      build("cgo-arm64", variables);
      build("cgo-pie-arm64", variables, "-buildmode=pie", "-ldflags=-linkmode=external -s");
    }
  }

  @AfterAll
  static void clean() throws IOException {
    for (var file : BUILT.values()) {
      Files.deleteIfExists(file);
    }
  }

  private static void build(String name, String variables, String... flags) throws Exception {
    var out = directory.resolve(name);
    var command = new ArrayList<>(List.of("env", "GOFLAGS=", "GOWORK=off"));
    command.addAll(List.of(variables.split(" ")));
    command.addAll(List.of("go", "build", "-o", out.toString()));
    command.addAll(List.of(flags));
    Tool.run(directory, command.toArray(String[]::new));
    BUILT.put(name, out);
  }

  private static ElfFile elf(Path file) throws IOException {
    return ElfFile.read(MemorySegment.ofArray(Files.readAllBytes(file)));
  }

  private static Stream<String> names() {
    return BUILT.keySet().stream();
  }

  private static Path file(String name) {
    return BUILT.getOrDefault(name, Path.of("/nonexistent"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsTheBuildInfoThatGoReads(String name) throws Exception {
    var info = GoBinary.read(elf(file(name))).orElseThrow().buildInfo();
    assertThat(file(name) + ": " + String.join("\n", info.lines()) + "\n")
        .isEqualTo(Tool.run(directory, "go", "version", "-m", file(name).toString()));
    assertThat(info.main().orElseThrow().path()).isEqualTo("example.com/tiny");
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsTheElfThatReadelfReads(String name) throws Exception {
    var elf = elf(file(name));
    assertThat(Readelf.read(elf)).isEqualTo(Readelf.printed(file(name)));
    assertThat(elf.truncation()).isEmpty();
  }

  private static Stream<VersionNeed> needs(ElfFile elf) {
    return elf.dynamic().stream().flatMap(dynamic -> dynamic.versionNeeds().stream());
  }

  @Test
  void tellsTheLinkModesApart() throws Exception {
    assertThat(elf(file("static")).linkage()).isEqualTo(Linkage.STATIC);
    assertThat(elf(file("pie")).linkage()).isEqualTo(Linkage.LOADER_ONLY);
    assertThat(elf(file("arm64")).header().machine().goarch()).isEqualTo("arm64");
    assertThat(elf(file("s390x")).header().machine().runsOn("s390x")).isTrue();
    assertThat(elf(file("s390x")).header().machine().runsOn("x86_64")).isFalse();
    assumeTrue(BUILT.containsKey("cgo"), "needs gcc: apt-get install gcc libc6-dev");
    assertThat(elf(file("cgo")).linkage()).isEqualTo(Linkage.DYNAMIC);
    assertThat(elf(file("cgo-pie")).linkage()).isEqualTo(Linkage.DYNAMIC);
    assertThat(elf(file("static-pie")).linkage()).isEqualTo(Linkage.STATIC_PIE);
  }

  @Test
  void seesWhetherSymbolsAndDebugInformationAreThere() throws Exception {
    assertThat(elf(file("static")).isStripped()).isFalse();
    assertThat(elf(file("static")).hasDebugInfo()).isTrue();
    assertThat(elf(file("stripped")).isStripped()).isTrue();
    assertThat(elf(file("stripped")).hasDebugInfo()).isFalse();
  }

  @Test
  void namesTheHighestVersionOfEachSet() throws Exception {
    assumeTrue(BUILT.containsKey("cgo"), "needs gcc: apt-get install gcc libc6-dev");
    var elf = elf(file("cgo"));
    var highest = elf.dynamic().orElseThrow().highestVersionNeeds();
    assertThat(highest)
        .extracting(need -> need.number().orElseThrow().set())
        .containsOnlyOnce("GLIBC");
    assertThat(highest)
        .allSatisfy(
            top ->
                assertThat(needs(elf).filter(need -> need.library().equals(top.library())))
                    .allSatisfy(
                        need ->
                            assertThat(need.number().orElseThrow())
                                .isLessThanOrEqualTo(top.number().orElseThrow())));
  }

  @Test
  void namesTheSymbolsThatNeedAVersion() throws Exception {
    assumeTrue(BUILT.containsKey("cgo"), "needs gcc: apt-get install gcc libc6-dev");
    var symbols = Tool.run(directory, "readelf", "--dyn-syms", "-W", file("cgo").toString());
    assertThat(needs(elf(file("cgo"))))
        .isNotEmpty()
        .allSatisfy(
            need ->
                assertThat(need.symbols())
                    .isNotEmpty()
                    .allSatisfy(
                        symbol -> assertThat(symbols).contains(symbol + "@" + need.version())));
  }

  @Test
  void findsFunctionsAfterStripping() throws Exception {
    for (var name : List.of("static", "stripped", "pie", "arm64", "386")) {
      var functions = GoBinary.read(elf(file(name))).orElseThrow().functions().orElseThrow();
      assertThat(functions.hasPackage("time/tzdata")).as(name).isTrue();
      assertThat(functions.has("main.main")).as(name).isTrue();
      assertThat(functions.has("main.mai")).as(name).isFalse();
      assertThat(functions.hasPackage("net/http")).as(name).isFalse();
    }
  }

  @Test
  void findsFunctionsInAFileWithoutSections() throws Exception {
    for (var name : List.of("stripped", "pie")) {
      var whole = Files.readAllBytes(file(name));
      var expected = GoBinary.read(elf(file(name))).orElseThrow().functions().orElseThrow();
      Arrays.fill(whole, 0x28, 0x30, (byte) 0); // e_shoff
      Arrays.fill(whole, 0x3c, 0x40, (byte) 0); // e_shnum, e_shstrndx
      var elf = ElfFile.read(MemorySegment.ofArray(whole));
      var found = GoBinary.read(elf).orElseThrow().functions().orElseThrow();
      assertThat(found.functions())
          .extracting(GoFunction::name, GoFunction::size)
          .isEqualTo(
              expected.functions().stream()
                  .map(f -> org.assertj.core.groups.Tuple.tuple(f.name(), f.size()))
                  .toList());
      assertThat(found.files()).isEqualTo(expected.files());
    }
  }

  @Test
  void noticesATruncatedFile() throws Exception {
    var whole = Files.readAllBytes(file("static"));
    var cut = MemorySegment.ofArray(Arrays.copyOf(whole, whole.length - 100));
    assertThat(ElfFile.read(cut).truncation()).isPresent();
  }

  @Test
  void throwsNothingButItsOwnErrorOnDamagedFiles() throws Exception {
    var random = new Random(42);
    for (var name : List.of("static", "386", "s390x", BUILT.containsKey("cgo") ? "cgo" : "pie")) {
      var whole = Files.readAllBytes(file(name));
      for (int round = 0; round < 100; round++) {
        var damaged =
            round % 4 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        for (int i = 0; i < 40 && damaged.length > 0; i++) {
          int limit = i % 2 == 0 ? Math.min(4096, damaged.length) : damaged.length;
          damaged[random.nextInt(limit)] = (byte) random.nextInt();
        }
        readAll(damaged);
        readAll(damagedTable(whole, random));
      }
    }
  }

  /** A file in which the head of the table of functions and its lists have wrong numbers. */
  private static byte[] damagedTable(byte[] whole, Random random) {
    var damaged = whole.clone();
    var elf = ElfFile.read(MemorySegment.ofArray(whole));
    var table =
        elf.section(".gopclntab").or(() -> elf.section(".data.rel.ro.gopclntab")).orElseThrow();
    for (int i = 0; i < 6; i++) {
      int reach = i % 2 == 0 ? 80 : (int) table.size();
      damaged[(int) table.offset() + 8 + random.nextInt(reach - 8)] = (byte) random.nextInt();
    }
    return damaged;
  }

  private static void readAll(byte[] bytes) {
    List<Runnable> questions =
        List.of(
            () -> ElfFile.read(MemorySegment.ofArray(bytes)).linkage(),
            () -> ElfFile.read(MemorySegment.ofArray(bytes)).truncation(),
            () -> needs(ElfFile.read(MemorySegment.ofArray(bytes))).forEach(VersionNeed::number),
            () -> GoBinary.read(ElfFile.read(MemorySegment.ofArray(bytes))),
            () ->
                GoBinary.read(ElfFile.read(MemorySegment.ofArray(bytes)))
                    .flatMap(GoBinary::functions)
                    .ifPresent(functions -> functions.hasPackage("time/tzdata")),
            () ->
                GoBinary.read(ElfFile.read(MemorySegment.ofArray(bytes)))
                    .flatMap(GoBinary::functions)
                    .ifPresent(FunctionTable::functions),
            () ->
                GoBinary.read(ElfFile.read(MemorySegment.ofArray(bytes)))
                    .flatMap(GoBinary::functions)
                    .ifPresent(FunctionTable::files));
    for (var question : questions) {
      try {
        question.run();
      } catch (FormatException expected) {
        assertThat(expected).hasMessageContaining("expected");
      }
    }
  }

  @Test
  void recognisesWhatIsNoExecutable() {
    assertThat(kind("")).isEqualTo(FileKind.EMPTY);
    assertThat(kind("#!/bin/sh\nexec x\n")).isEqualTo(FileKind.SCRIPT);
    assertThat(kind("#!/bin/sh\r\nexec x\r\n")).isEqualTo(FileKind.SCRIPT_CRLF);
    assertThat(kind("exec x\n")).isEqualTo(FileKind.TEXT);
    assertThat(kind("\n<!DOCTYPE html><html>")).isEqualTo(FileKind.HTML);
    assertThat(kind("version https://git-lfs.github.com/spec/v1\n"))
        .isEqualTo(FileKind.LFS_POINTER);
    assertThat(kind("MZ\u0090")).isEqualTo(FileKind.WINDOWS);
    assertThat(kind("\u001f\u008b\u0008")).isEqualTo(FileKind.GZIP);
    assertThat(kind("\u0000\u0001\u0002")).isEqualTo(FileKind.OTHER);
  }

  private static FileKind kind(String text) {
    return FileKind.of(
        dev.slipway.format.ByteReader.of(text.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
