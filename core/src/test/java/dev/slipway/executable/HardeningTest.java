package dev.slipway.executable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.executable.Hardening.State;
import dev.slipway.format.FormatException;
import dev.slipway.format.elf.ElfFile;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compared with readelf in every link mode; and what is said to bring a protection, brings it. */
class HardeningTest {
  private static final Map<String, ElfFile> BUILT = new LinkedHashMap<>();
  private static final String WITH_C =
      """
      package main

      /*
      #include <stdio.h>
      #include <string.h>
      static int length(const char *s) { char b[64]; strcpy(b, s); puts(b); return b[3]; }
      */
      import "C"
      import "os"

      func main() { println(C.length(C.CString(os.Args[0]))) }
      """;

  @TempDir static Path directory;
  private static GoPrograms programs;

  @BeforeAll
  static void buildInEveryLinkMode() throws Exception {
    programs =
        GoPrograms.in(directory, "1.22")
            .with("pure/main.go", "package main\n\nfunc main() { println(\"hello\") }\n")
            .with(
                "lookup/main.go",
                """
                package main

                import "net"

                func main() { println(net.LookupHost("localhost")) }
                """)
            .with("c/main.go", WITH_C)
            .with(
                "assembly/main.go",
                "package main\n\n// int g(void);\nimport \"C\"\n\nfunc main() { println(C.g()) }\n")
            .with("assembly/g.S", ".globl g\ng:\n  ret\n");
    build("pure", "./pure", "CGO_ENABLED=0");
    build("pure-stripped", "./pure", "CGO_ENABLED=0", "'-ldflags=-s -w'");
    build("pure-pie", "./pure", "CGO_ENABLED=0", "-buildmode=pie");
    build("pure-arm64", "./pure", "CGO_ENABLED=0", "GOARCH=arm64");
    build("pure-mips", "./pure", "CGO_ENABLED=0", "GOARCH=mips");
    if (GoPrograms.hasCompiler()) {
      build("lookup", "./lookup", "CGO_ENABLED=1");
      build("lookup-pie", "./lookup", "CGO_ENABLED=1", "-buildmode=pie");
      build("c", "./c", "CGO_ENABLED=1", "CGO_CFLAGS='-O2 -g -fno-stack-protector'");
      if (programs.minor() >= 23) { // which brought that flag
        build("c-pie-now", "./c", "CGO_ENABLED=1", "-buildmode=pie", "-ldflags=-bindnow");
      }
      build("c-static", "./c", "CGO_ENABLED=1", external("-static"));
      build("c-static-pie", "./c", "CGO_ENABLED=1", "-buildmode=pie", external("-static-pie"));
      build("c-searching", "./c", "CGO_ENABLED=1", "'-ldflags=-r /tmp/x:$ORIGIN/lib:lib'");
      build("assembly", "./assembly", "CGO_ENABLED=1");
    }
  }

  private static String external(String flag) {
    return "\"-ldflags=-linkmode=external -extldflags=" + flag + "\"";
  }

  private static void build(String name, String source, String... words) throws Exception {
    BUILT.put(name, programs.build(name, source, words));
  }

  private static List<Hardening> judged(ElfFile elf) {
    return Hardening.of(elf, Optional.of(GoPrograms.go(elf)));
  }

  private static List<Hardening> judged(String name) {
    return judged(built(name));
  }

  private static Hardening judged(String name, String id) {
    return judged(built(name), id);
  }

  private static Hardening judged(ElfFile elf, String id) {
    return judged(elf).stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private static ElfFile built(String name) {
    var built = Optional.ofNullable(BUILT.get(name));
    assumeTrue(built.isPresent(), "needs gcc: apt-get install gcc libc6-dev");
    return built.orElseThrow();
  }

  @Test
  void saysWhatReadelfSays() throws Exception {
    for (var name : BUILT.keySet()) {
      var said = programs.run("readelf", "-hlWd", "bin/" + name);
      assertState(name, "pie", said.contains("DYN (Position-Independent Executable file)"));
      assertState(name, "relro", said.contains("GNU_RELRO"));
      assertState(name, "bind-now", said.contains("BIND_NOW"));
      assertState(name, "nx", !said.matches("(?s).*GNU_STACK[^\\n]* RWE .*"));
      assertState(name, "wx", !said.contains("TEXTREL"));
    }
  }

  private static void assertState(String name, String id, boolean is) {
    assertThat(judged(name, id).state())
        .as("%s: %s", name, judged(name, id))
        .isIn(is ? List.of(State.PRESENT) : List.of(State.ABSENT, State.NOT_APPLICABLE));
  }

  @Test
  void whatProtectsNothingInGoIsNotMissing() {
    assertThat(judged("pure"))
        .filteredOn(one -> one.state() == State.ABSENT)
        .extracting(Hardening::id)
        .containsExactly("pie");
    assertThat(judged("pure-pie")).noneMatch(one -> one.state() == State.ABSENT);
    assertThat(judged("lookup", "stack-protector").detail())
        .isEqualTo("no C but that of Go's own packages");
  }

  @Test
  void onlyWhereItCanBeBuiltAFlagIsNamed() {
    assertThat(judged("pure-mips", "pie").change()).isEmpty();
    assertThat(judged("pure-arm64", "pie").change()).isEqualTo("-buildmode=pie");
    assertThat(judged("pure-arm64", "cet").detail()).isEqualTo("a protection of x86");
  }

  @Test
  void judgesTheCompilersProtectionOfC() {
    assertThat(judged("c", "stack-protector").state()).isEqualTo(State.UNKNOWN);
    assertThat(judged("c", "fortify").state()).isEqualTo(State.ABSENT);
    assertThat(judged("c-static", "fortify").state()).isEqualTo(State.UNKNOWN);
    assertThat(judged("c-static-pie", "bind-now").state()).isEqualTo(State.NOT_APPLICABLE);
  }

  @Test
  void namesDirectoriesOfLibrariesThatOthersChoose() {
    assertThat(judged("c", "library-path").state()).isEqualTo(State.PRESENT);
    assertThat(judged("c-searching", "library-path").state()).isEqualTo(State.ABSENT);
    assertThat(judged("c-searching", "library-path").detail()).startsWith("/tmp/x, lib: who");
  }

  /** Every flag that is named is tried. */
  @Test
  void whatIsSaidToBringAProtectionBringsIt() throws Exception {
    var sources =
        Map.of(
            "pure",
            "./pure",
            "lookup",
            "./lookup",
            "lookup-pie",
            "./lookup",
            "c",
            "./c",
            "assembly",
            "./assembly");
    int tried = 0;
    for (var name : sources.keySet().stream().filter(BUILT::containsKey).toList()) {
      for (var one : judged(name)) {
        assertThat(one.change().isEmpty())
            .as("%s: %s", name, one)
            .isEqualTo(one.state() != State.ABSENT && !one.detail().contains("built without"));
        if (!one.change().isEmpty() && !isForAnArray(name, one)) {
          var cured =
              programs.build(
                  "cured",
                  "./" + name.replace("-pie", ""),
                  "CGO_ENABLED=" + (name.equals("pure") ? 0 : 1),
                  name.endsWith("-pie") ? "-buildmode=pie" : "",
                  one.change());
          assertThat(judged(cured, one.id()).state())
              .as("%s with %s", name, one.change())
              .isEqualTo(State.PRESENT);
          tried++;
        }
      }
    }
    assertThat(tried).isGreaterThanOrEqualTo(GoPrograms.hasCompiler() ? 10 : 1);
  }

  /** C without an array has nothing to guard. */
  private static boolean isForAnArray(String name, Hardening one) {
    return name.equals("assembly") && one.id().equals("stack-protector");
  }

  @Test
  void readsAnyDamageOrRefusesIt() throws Exception {
    var random = new Random(11);
    for (var name : BUILT.keySet()) {
      var whole = Files.readAllBytes(programs.file(name));
      for (int i = 0; i < 60; i++) {
        var bytes = whole.clone();
        for (int j = 0; j < 30; j++) {
          bytes[random.nextInt(8192)] = (byte) random.nextInt();
        }
        try {
          var elf = ElfFile.read(MemorySegment.ofArray(bytes));
          assertThat(Hardening.of(elf, Optional.empty())).hasSize(9);
        } catch (FormatException refused) {
          assertThat(refused).hasMessageContaining("expected");
        }
      }
    }
  }
}
