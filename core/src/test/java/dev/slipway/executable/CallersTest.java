package dev.slipway.executable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.gobinary.GoFunction;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallersTest {
  private static final Pattern CALL =
      Pattern.compile("\\sCALL (os/exec\\.\\S+|os\\.\\S+|syscall\\.\\S+|net\\.\\S+)\\(SB\\)");

  @TempDir static Path directory;
  private static GoPrograms programs;

  @BeforeAll
  static void write() throws Exception {
    programs =
        GoPrograms.in(directory, "1.22")
            .with(
                "runs/runs.go",
                """
                package runs

                import "os/exec"

                //go:noinline
                func It(name string) error { return exec.Command(name).Run() }
                """)
            .with(
                "serves.v2/serves.go",
                """
                package serves

                import (
                	"net"
                	"net/http"
                )

                //go:noinline
                func It(address string) error {
                	l, err := net.Listen("tcp", address)
                	if err != nil {
                		return err
                	}
                	return http.Serve(l, nil)
                }
                """)
            .with(
                "main.go",
                """
                package main

                import (
                	"os"

                	"example.com/program/runs"
                	"example.com/program/serves.v2"
                )

                func main() {
                	runs.It(os.Args[1])
                	serves.It(os.Args[2])
                }
                """)
            .with("plain/main.go", "package main\n\nfunc main() { println(1) }\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"amd64", "arm64"})
  void findsWhatObjdumpShows(String goarch) throws Exception {
    var elf = programs.build(goarch, ".", "GOARCH=" + goarch, "CGO_ENABLED=0", "'-ldflags=-s -w'");
    programs.build(goarch + "-whole", ".", "GOARCH=" + goarch, "CGO_ENABLED=0");

    var callers = Callers.of(elf, GoPrograms.go(elf).functions().orElseThrow()).orElseThrow();

    assertThat(callers)
        .containsEntry("example.com/program/runs", new TreeSet<>(Set.of("os/exec.Command")))
        .containsKey("example.com/program/serves.v2")
        .doesNotContainKey("main")
        .isEqualTo(shown(goarch + "-whole"));
  }

  /** Calls of the same functions by other packages, as {@code go tool objdump} reads them. */
  private static Map<String, Set<String>> shown(String name) throws Exception {
    var callers = new TreeMap<String, Set<String>>();
    var caller = "";
    for (var line : programs.run("go", "tool", "objdump", "bin/" + name).lines().toList()) {
      if (line.startsWith("TEXT ")) {
        caller = GoFunction.packagePath(line.substring(5, line.indexOf("(SB)")));
      }
      var call = CALL.matcher(line);
      if (call.find()
          && Callers.WATCHED.contains(call.group(1))
          && !Callers.THEIR_OWN.contains(caller)) {
        callers.computeIfAbsent(caller, none -> new TreeSet<>()).add(call.group(1));
      }
    }
    return callers;
  }

  @Test
  void findsNothingInAProgramThatHasNone() throws Exception {
    var elf = programs.build("plain", "./plain", "CGO_ENABLED=0");
    assertThat(Callers.of(elf, GoPrograms.go(elf).functions().orElseThrow()))
        .hasValueSatisfying(callers -> assertThat(callers).isEmpty());
  }

  @Test
  void knowsNothingOfOtherMachines() throws Exception {
    var elf = programs.build("riscv64", "./plain", "GOARCH=riscv64", "CGO_ENABLED=0");
    assertThat(Callers.of(elf, GoPrograms.go(elf).functions().orElseThrow())).isEmpty();
  }
}
