package dev.slipway.executable;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.ByteReader;
import dev.slipway.format.FormatException;
import dev.slipway.format.elf.CodeSymbol;
import dev.slipway.format.elf.DynamicSection;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.gobinary.BuildIds;
import dev.slipway.format.gobinary.FunctionTable;
import dev.slipway.format.gobinary.GoBinary;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real executables, cut off and changed: readers give an answer or say what is wrong with the file,
 * in bounded time and memory.
 */
@Tag("fuzz")
class HostileFilesTest {
  private static final String PROGRAM =
      """
      package main

      import "os"

      func main() { os.Stdout.WriteString("hello") }
      """;

  private static final String C_PROGRAM =
      """
      package main

      // #include <stdlib.h>
      import "C"

      func main() { C.free(nil) }
      """;

  /** Beginnings of what readers look for, in the order of a file. */
  private static final List<String> TABLES =
      List.of(".go.buildinfo", ".gopclntab", ".dynamic", ".gnu.version_r", ".dynsym", ".symtab");

  @TempDir Path directory;

  private List<byte[]> files() throws Exception {
    var programs = GoPrograms.in(directory, "1.22").with("main.go", PROGRAM);
    programs.build("exe", ".", "CGO_ENABLED=0");
    programs.build("stripped", ".", "CGO_ENABLED=0", "'-ldflags=-s -w'");
    programs.build("pie", ".", "CGO_ENABLED=0", "-buildmode=pie");
    programs.build("big-endian", ".", "CGO_ENABLED=0", "GOARCH=s390x", "'-ldflags=-s -w'");
    programs.build("narrow", ".", "CGO_ENABLED=0", "GOARCH=386");
    var files = new ArrayList<byte[]>();
    for (var name : List.of("exe", "stripped", "pie", "big-endian", "narrow")) {
      files.add(Files.readAllBytes(programs.file(name)));
    }
    if (GoPrograms.hasCompiler()) {
      programs.with("c/main.go", C_PROGRAM).build("with-c", "./c", "CGO_ENABLED=1");
      files.add(Files.readAllBytes(programs.file("with-c")));
    }
    return files;
  }

  @Test
  @Timeout(300)
  void isCutOffAtEveryPage() throws Exception {
    for (var whole : files()) {
      for (int length = 0; length < whole.length; length += 4096) {
        read(MemorySegment.ofArray(Arrays.copyOf(whole, length)));
      }
    }
  }

  @Test
  @Timeout(600)
  void hasBitsTurned() throws Exception {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    var files = files();
    int flips = 100_000 / files.size();
    for (var whole : files) {
      var places = places(ElfFile.read(MemorySegment.ofArray(whole)));
      for (int i = 0; i < flips; i++) {
        var place = places.get(random.nextInt(places.size()));
        int at = (int) place[0] + random.nextInt((int) place[1]);
        byte before = whole[at];
        whole[at] ^= (byte) (1 << random.nextInt(8));
        try {
          readTables(MemorySegment.ofArray(whole));
        } catch (RuntimeException unexpected) {
          Assertions.fail("seed " + seed + ", byte " + at, unexpected);
        }
        whole[at] = before;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {ByteReader.LARGEST, 4L << 30})
  void hasGigabytesOfNothing(long size) throws Exception {
    var file = directory.resolve("sparse");
    try (var channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.READ)) {
      var head = Files.readAllBytes(Path.of("/proc/self/exe"));
      channel.write(java.nio.ByteBuffer.wrap(head, 0, Math.min(head.length, 4096)));
      channel.write(java.nio.ByteBuffer.wrap("\u0000".getBytes(US_ASCII)), size - 1);
      try (var arena = Arena.ofShared()) {
        var bytes = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> readTables(bytes));
      }
    }
  }

  /** Headers, tables and, now and then, anything. */
  private static List<long[]> places(ElfFile elf) {
    var places = new ArrayList<long[]>();
    places.add(new long[] {0, 1024});
    places.add(new long[] {0, elf.bytes().size()});
    long sections = elf.header().sectionTable();
    places.add(new long[] {sections, elf.bytes().size() - sections});
    for (var name : TABLES) {
      elf.section(name)
          .filter(s -> s.size() > 0)
          .ifPresent(s -> places.add(new long[] {s.offset(), Math.min(s.size(), 256)}));
    }
    assertThat(places.size()).isGreaterThan(4);
    return places;
  }

  /** All that is said of an executable. */
  private static void read(MemorySegment bytes) {
    try {
      var elf = ElfFile.read(bytes);
      var portrait = Portrait.of(elf, GoBinary.read(elf));
      assertThat(portrait.hardening()).isNotEmpty();
    } catch (FormatException damaged) {
      assertThat(damaged.getMessage()).isNotEmpty();
    }
    readTables(bytes);
  }

  /** The same without a search of all constants: 100 000 of those take an hour. */
  private static void readTables(MemorySegment bytes) {
    try {
      var elf = ElfFile.read(bytes);
      attempt(elf::truncation);
      attempt(elf::linkage);
      attempt(() -> elf.dynamic().map(DynamicSection::highestVersionNeeds));
      var go = GoBinary.read(elf);
      attempt(() -> Hardening.of(elf, go));
      attempt(() -> go.flatMap(GoBinary::functions).map(FunctionTable::functions));
      attempt(() -> go.flatMap(GoBinary::functions).map(FunctionTable::files));
      attempt(() -> go.flatMap(GoBinary::functions).flatMap(t -> t.at(0x480123)));
      attempt(() -> CodeSymbol.at(elf, 0x480000));
      attempt(() -> BuildIds.of(elf));
      assertThat(bytes.get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 0x7f);
    } catch (FormatException damaged) {
      assertThat(damaged.getMessage()).isNotEmpty();
    }
  }

  private static void attempt(java.util.function.Supplier<?> question) {
    try {
      assertThat(question.get()).isNotNull();
    } catch (FormatException damaged) {
      assertThat(damaged.getMessage()).isNotEmpty();
    }
  }
}
