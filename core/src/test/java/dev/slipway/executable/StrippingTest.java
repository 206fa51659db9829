package dev.slipway.executable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.format.FormatException;
import dev.slipway.format.elf.CodeSymbol;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.elf.Section;
import dev.slipway.format.elf.Segment;
import dev.slipway.format.elf.Stripping;
import dev.slipway.format.gobinary.BuildIds;
import dev.slipway.tool.Tool;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Compared with what binutils leave, on what Go's linker and the system's write. */
class StrippingTest {
  private static final String PROGRAM =
      """
      package main

      import "fmt"

      func main() { fmt.Println("well") }
      """;

  private static final String C_PROGRAM =
      """
      package main

      // static int two(int n) { return 2 * n; }
      import "C"
      import "fmt"

      func main() { fmt.Println("well", C.two(1)) }
      """;

  @TempDir Path directory;

  private List<Path> files() throws Exception {
    var programs = GoPrograms.in(directory, "1.22").with("main.go", PROGRAM);
    var names = new ArrayList<>(List.of("exe", "pie", "big-endian", "narrow"));
    programs.build("exe", ".", "CGO_ENABLED=0");
    programs.build("pie", ".", "CGO_ENABLED=0", "-buildmode=pie");
    programs.build("big-endian", ".", "CGO_ENABLED=0", "GOARCH=s390x");
    programs.build("narrow", ".", "CGO_ENABLED=0", "GOARCH=386");
    if (GoPrograms.hasCompiler()) {
      programs.with("c/main.go", C_PROGRAM).build("with-c", "./c", "CGO_ENABLED=1");
      programs.build("with-c-pie", "./c", "CGO_ENABLED=1", "-buildmode=pie");
      names.addAll(List.of("with-c", "with-c-pie"));
    }
    return names.stream().map(programs::file).toList();
  }

  @Test
  void leavesAllThatIsLoadedAsItIs() throws Exception {
    for (var file : files()) {
      var before = GoPrograms.elf(file);
      var stripped = Stripping.of(before);
      var after = ElfFile.read(MemorySegment.ofArray(stripped));

      assertThat(after.isStripped()).as("%s", file).isTrue();
      assertThat(after.hasDebugInfo()).isFalse();
      assertThat(after.truncation()).isEmpty();
      assertThat(after.segments()).isEqualTo(before.segments());
      assertThat(names(after))
          .isEqualTo(names(before).stream().filter(StrippingTest::isNeeded).toList());
      assertThat(loaded(after)).isEqualTo(loaded(before));
      assertThat(GoPrograms.go(after).buildInfo()).isEqualTo(GoPrograms.go(before).buildInfo());
      assertThat(stripped.length).isLessThan((int) (before.bytes().size() * 0.75));
      assertThat(Stripping.of(after)).as("stripped twice").isEqualTo(stripped);
    }
  }

  @Test
  void stillRunsAndOthersReadIt() throws Exception {
    assumeTrue(Tool.isThere("readelf", "--version"), "needs binutils");
    for (var file : files()) {
      var stripped = directory.resolve(file.getFileName() + ".stripped");
      Files.write(stripped, Stripping.of(GoPrograms.elf(file)));
      Files.setPosixFilePermissions(stripped, PosixFilePermissions.fromString("rwxr-xr-x"));

      assertThat(Tool.run(directory, "readelf", "-aW", stripped.toString()))
          .doesNotContain("Warning", "Error");
      assertThat(notes(stripped)).isEqualTo(notes(file));
      assertThat(Tool.run(directory, "go", "version", "-m", stripped.toString()))
          .isEqualTo(
              Tool.run(directory, "go", "version", "-m", file.toString())
                  .replaceFirst("^[^:]*", stripped.toString()));
      if (file.getFileName().toString().matches("exe|pie|with-c|with-c-pie")) {
        assertThat(Tool.run(directory, stripped.toString())).startsWith("well");
        var other = directory.resolve("other");
        Tool.run(directory, "strip", "-o", other.toString(), file.toString());
        assertThat(names(GoPrograms.elf(stripped)))
            .containsExactlyInAnyOrderElementsOf(names(GoPrograms.elf(other)));
      }
    }
  }

  @Test
  void namesFunctionsAndBuildsAsOthersDo() throws Exception {
    assumeTrue(Tool.isThere("readelf", "--version"), "needs binutils");
    for (var file : files()) {
      var elf = GoPrograms.elf(file);
      var ids = BuildIds.of(elf);
      assertThat(Tool.run(directory, "go", "tool", "buildid", file.toString()).strip())
          .isEqualTo(ids.go());
      var notes = Tool.run(directory, "readelf", "-nW", file.toString());
      assertThat(ids.gnu()).hasSizeGreaterThan(15);
      assertThat(notes).contains("Build ID: " + ids.gnu());
      int looked = 0;
      for (var line : Tool.run(directory, "readelf", "-sW", file.toString()).split("\n")) {
        var columns = line.strip().split(" +");
        if (columns.length >= 8 && columns[3].equals("FUNC") && !columns[6].equals("UND")) {
          long address = Long.parseUnsignedLong(columns[1], 16);
          if (looked++ % 97 == 0 && !columns[2].equals("0")) {
            assertThat(CodeSymbol.at(elf, address).orElseThrow().address()).isEqualTo(address);
          }
          if (columns[7].endsWith("_Cfunc_two")) {
            var end = address + Long.parseLong(columns[2]);
            assertThat(CodeSymbol.at(elf, end - 1)).contains(new CodeSymbol(columns[7], address));
          }
        }
      }
      assertThat(looked).isGreaterThan(1000);
      assertThat(CodeSymbol.at(elf, 1)).isEmpty();
    }
  }

  @Test
  void leavesWhatIsStrippedAlready() throws Exception {
    var programs = GoPrograms.in(directory, "1.22").with("main.go", PROGRAM);
    var linked = programs.build("linked", ".", "CGO_ENABLED=0", "-ldflags=-s");
    assertThat(Stripping.of(linked)).isEqualTo(Files.readAllBytes(programs.file("linked")));
  }

  /** Whatever stands in the headers: an executable comes out, or it is said what is wrong. */
  @Test
  @Tag("fuzz")
  @Timeout(300)
  void refusesDamagedFiles() throws Exception {
    var random = new Random(11);
    for (var file : files()) {
      var good = Files.readAllBytes(file);
      var headers = GoPrograms.elf(file).header();
      int table = (int) headers.sectionTable();
      int tableSize = headers.sectionCount() * (headers.wordSize() == 8 ? 64 : 40);
      for (int i = 0; i < 300; i++) {
        var bad = good.clone();
        for (int j = 0; j <= random.nextInt(4); j++) {
          int at = random.nextBoolean() ? random.nextInt(120) : table + random.nextInt(tableSize);
          bad[at] = (byte) random.nextInt(256);
        }
        strip(i % 3 == 0 ? Arrays.copyOf(bad, random.nextInt(bad.length)) : bad);
      }
    }
  }

  /** Each of 200 sections says that it is nearly the whole file. */
  @Test
  @Tag("fuzz")
  void writesNoMoreThanItReads() {
    int sections = 200;
    var file = ByteBuffer.allocate(1 << 20).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
    file.putShort(16, (short) 2).putShort(18, (short) 62);
    file.putLong(40, 64).putShort(60, (short) sections).putShort(62, (short) 1);
    for (int i = 1; i < sections; i++) {
      int at = 64 + i * 64;
      file.putInt(at + 4, i == 2 ? 2 : 1).putLong(at + 24, 64 + 64 * sections);
      file.putLong(at + 32, i == 1 ? 16 : (1 << 20) - 64 - 64 * sections);
    }
    assertThat(strip(file.array())).isFalse();
  }

  private static boolean strip(byte[] bytes) {
    try {
      var stripped = Stripping.of(ElfFile.read(MemorySegment.ofArray(bytes)));
      assertThat(stripped.length).isLessThan(2 * bytes.length + (1 << 20));
      return true;
    } catch (FormatException refused) {
      return false;
    }
  }

  private static boolean isNeeded(String section) {
    return !section.matches("\\.symtab|\\.strtab|\\.z?debug_.*");
  }

  private static List<String> names(ElfFile elf) {
    return elf.sections().stream().map(Section::name).toList();
  }

  /** The bytes in memory, without the three numbers of the ELF header about its sections. */
  private static List<ByteBuffer> loaded(ElfFile elf) {
    int word = elf.header().wordSize();
    return elf.segments().stream()
        .filter(segment -> segment.type() == Segment.LOAD)
        .map(
            segment -> {
              var bytes = elf.bytes().copy(segment.offset(), (int) segment.fileSize());
              if (segment.offset() == 0) {
                Arrays.fill(bytes, 24 + 2 * word, 24 + 3 * word, (byte) 0);
                Arrays.fill(bytes, 24 + 3 * word + 12, 24 + 3 * word + 16, (byte) 0);
              }
              return ByteBuffer.wrap(bytes);
            })
        .toList();
  }

  private static List<String> notes(Path file) throws Exception {
    return Stream.of(Tool.run(file.getParent(), "readelf", "-nW", file.toString()).split("\n"))
        .filter(line -> line.contains("Build ID") || line.contains("description data"))
        .toList();
  }
}
