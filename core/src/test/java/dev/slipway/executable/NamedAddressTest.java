package dev.slipway.executable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.elf.Stripping;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are killed by a fault, and what of their last words is named. */
@EnabledOnOs(OS.LINUX)
class NamedAddressTest {
  private static final String PROGRAM =
      """
      package main

      import "unsafe"

      var nowhere uintptr = 8

      //go:noinline
      func poke(at *int) int {
      	return *at
      }

      func main() {
      	println(poke((*int)(unsafe.Pointer(nowhere))))
      }
      """;

  private static final String C_PROGRAM =
      """
      package main

      /*
      __attribute__((noinline)) void outer(int *at) { *at = 1; }
      */
      import "C"

      func main() { C.outer(nil) }
      """;

  @TempDir Path directory;

  private GoPrograms programs;

  @BeforeEach
  void prepare() throws Exception {
    programs =
        GoPrograms.in(directory, "1.22")
            .with("main.go", PROGRAM.replace('\t', ' '))
            .with("c/main.go", C_PROGRAM);
  }

  @Test
  void namesWhatASignalStopped() throws Exception {
    var whole = programs.build("whole", ".", "CGO_ENABLED=0", "-trimpath");
    var said = lastWords(whole);
    assertThat(named(said, whole))
        .singleElement()
        .satisfies(
            named -> {
              assertThat(named.function()).isEqualTo("main.poke");
              assertThat(named.file() + ":" + named.line())
                  .isEqualTo("example.com/program/main.go:9");
            });
  }

  @Test
  void namesFunctionsOfC() throws Exception {
    assumeTrue(GoPrograms.hasCompiler(), "needs gcc");
    var whole = programs.build("whole", "./c", "CGO_ENABLED=1", "-trimpath");
    var named = named(lastWords(whole), whole);
    assertThat(named).hasSize(2); // PC= and rip
    assertThat(named)
        .allSatisfy(
            each -> {
              assertThat(each.function()).isEqualTo("outer");
              assertThat(each.words()).startsWith(each.address() + " is outer+0x");
            });
  }

  @Test
  void namesNothingWhereTheCodeMayLieAnywhere() throws Exception {
    var whole = programs.build("whole", ".", "CGO_ENABLED=0", "-trimpath", "-buildmode=pie");
    var said = lastWords(whole);
    assertThat(said.stream().flatMap(line -> CrashLine.address(line).stream())).isNotEmpty();
    assertThat(named(said, whole)).isEmpty();
    assertThat(NamedAddress.of("0x1000", whole)).isEmpty();
  }

  @Test
  void namesNothingOutsideOfTheCode() throws Exception {
    var whole = programs.build("whole", ".", "CGO_ENABLED=0");
    for (var address : List.of("0x0", "0xffffffffffffffff", "0xc000012345", "0x1000")) {
      assertThat(NamedAddress.of(address, whole)).isEmpty();
    }
  }

  @Test
  void findsNoAddressInOrdinaryLines() {
    for (var line :
        List.of(
            "2026-11-25T20:21:00+0000 web1 hello[123]: request id=0x4a01c3 from pc=0x4a01c3",
            "2026-11-25T20:21:00+0000 web1 hello[123]: rip 0x4a01c3 and more",
            "2026-11-25T20:21:00+0000 web1 hello[123]: main.main()",
            "2026-11-25T20:21:00+0000 web1 hello[123]: \tmain.go:4 +0x1 fp=0x1 sp=0x2 pc=0x44ad55",
            "2026-11-25T20:21:00+0000 web1 hello[123]: rax    0x4a01c3",
            "2026-11-25T20:21:00+0000 web1 hello[123]: PC=0x m=0 sigcode=1",
            "")) {
      assertThat(CrashLine.address(line)).as(line).isEmpty();
    }
    var begin = "2026-11-25T20:21:00+0000 web1 hello[123]: ";
    assertThat(CrashLine.address(begin + "PC=0x4a01c3 m=0 sigcode=1 addr=0x0"))
        .isEqualTo(Optional.of("0x4a01c3"));
    assertThat(CrashLine.address(begin + "rip    0x4a01c3")).isEqualTo(Optional.of("0x4a01c3"));
    assertThat(CrashLine.address(begin + "\tpc=0x4a01c3")).isEqualTo(Optional.of("0x4a01c3"));
    assertThat(CrashLine.address(begin + "        pc=0x4a01c3")).contains("0x4a01c3");
    assertThat(
            CrashLine.address(
                begin + "runtime: g 1: unexpected return pc for main.f called from 0x4a01c3"))
        .isEqualTo(Optional.of("0x4a01c3"));
  }

  /** What the stripped program says on its way out. */
  private List<String> lastWords(ElfFile whole) throws Exception {
    var stripped = directory.resolve("stripped");
    Files.write(stripped, Stripping.of(whole));
    Files.setPosixFilePermissions(stripped, PosixFilePermissions.fromString("rwx------"));
    var builder = new ProcessBuilder("sh", "-c", "ulimit -c 0; exec ./stripped");
    builder.directory(directory.toFile()).redirectErrorStream(true);
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isNotZero();
    return said.lines().map(line -> "2026-11-25T20:21:00+0000 web1 hello[123]: " + line).toList();
  }

  private static List<NamedAddress> named(List<String> lines, ElfFile whole) {
    var all = new ArrayList<NamedAddress>();
    for (var line : lines) {
      CrashLine.address(line)
          .flatMap(address -> NamedAddress.of(address, whole))
          .ifPresent(all::add);
    }
    return all;
  }
}
