package dev.slipway.check;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.fact.Binary;
import dev.slipway.fact.Fact;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.gobinary.GoBinary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Real executables, built by the Go command of this computer and called {@code dist/hello}. */
public final class Executables {
  /** Calls somebody, reads a time zone and uses a driver that is C elsewhere. */
  private static final String PROGRAM =
      """
      package main

      import (
      	"net/http"
      	"os"
      	"time"
      	_ "github.com/mattn/go-sqlite3"
      )

      func main() {
      	zone, _ := time.LoadLocation(os.Getenv("ZONE"))
      	answer, _ := http.Get(os.Getenv("URL"))
      	println(zone, answer)
      }
      """;

  /** With the tag speaks: tells systemd how it is, starts programs, and listens. */
  private static final String SPEAKS =
      """
      //go:build speaks

      package main

      import (
      	"net"
      	"os"
      	"os/exec"
      )

      func init() {
      	systemd, _ := net.Dial("unixgram", os.Getenv("NOTIFY_SOCKET"))
      	systemd.Write([]byte("READY=1"))
      	systemd.Write([]byte("WATCHDOG=1"))
      	exec.Command(os.Args[0]).Start()
      	net.Listen("tcp", os.Args[1])
      }
      """;

  /** With the tag activated: takes sockets of systemd, asks for its home, gives files away. */
  private static final String ACTIVATED =
      """
      //go:build activated

      package main

      import "os"

      func init() {
      	home, err := os.UserHomeDir()
      	println(os.Getenv("LISTEN_FDS"), home, err, os.Chown(home, 1, 1))
      }
      """;

  private static final Map<List<String>, Fact<Binary>> BUILT = new HashMap<>();

  private Executables() {}

  /** Without C, for amd64. */
  public static Fact<Binary> plain() {
    return built("CGO_ENABLED=0 GOARCH=amd64");
  }

  /** The same, which tells systemd that it is ready and alive, starts programs, and listens. */
  public static Fact<Binary> speaking() {
    return built("CGO_ENABLED=0 GOARCH=amd64", "-tags=speaks");
  }

  /** With C, for the glibc of this computer. */
  public static Fact<Binary> cgo() {
    assumeTrue(runs("gcc", "--version"), "needs gcc: apt-get install gcc libc6-dev");
    return built("CGO_ENABLED=1");
  }

  /** The same with a driver that is C here too. */
  public static Fact<Binary> driverInC() {
    assumeTrue(runs("gcc", "--version"), "needs gcc: apt-get install gcc libc6-dev");
    return built("CGO_ENABLED=1 DRIVER=C");
  }

  /** The same with no module but its own. */
  public static Fact<Binary> cgoAlone() {
    assumeTrue(runs("gcc", "--version"), "needs gcc: apt-get install gcc libc6-dev");
    return built("CGO_ENABLED=1 ALONE=1");
  }

  /** Built with these variables and options of {@code go build}. */
  public static Fact<Binary> built(String variables, String... options) {
    boolean alone = variables.contains("ALONE=1");
    return compiled(
        alone ? PROGRAM.replaceAll(".*go-sqlite3.*\n", "") : PROGRAM, variables, options);
  }

  /** A program of these statements and imports, without C, for this architecture. */
  public static Fact<Binary> doing(String goarch, String statements, String... imports) {
    var source = new StringBuilder("package main\n");
    for (var path : imports) {
      source.append("import \"").append(path).append("\"\n");
    }
    source.append("func main() {\n").append(statements).append("\n}\n");
    return compiled(source.toString(), "CGO_ENABLED=0 GOARCH=" + goarch);
  }

  private static synchronized Fact<Binary> compiled(
      String source, String variables, String... options) {
    assumeTrue(runs("go", "version"), "needs go: install Go 1.22 or newer");
    var key = new ArrayList<>(List.of(source, variables));
    key.addAll(Arrays.asList(options));
    return BUILT.computeIfAbsent(key, k -> build(source, variables, options));
  }

  private static Fact<Binary> build(String source, String variables, String... options) {
    try {
      var directory = Files.createTempDirectory("executables");
      write(directory.resolve("main.go"), source);
      write(directory.resolve("speaks.go"), SPEAKS);
      write(directory.resolve("activated.go"), ACTIVATED);
      write(
          directory.resolve("go.mod"),
          """
          module example.com/hello

          go 1.22

          require github.com/mattn/go-sqlite3 v1.14.0

          replace github.com/mattn/go-sqlite3 => ./driver
          """);
      var driver = Files.createDirectory(directory.resolve("driver"));
      write(driver.resolve("go.mod"), "module github.com/mattn/go-sqlite3\n\ngo 1.22\n");
      write(
          driver.resolve("stub.go"),
          variables.contains("DRIVER=C")
              ? """
              package sqlite3

              // #include <stdlib.h>
              import "C"

              func init() { println(C.random()) }
              """
              : """
              package sqlite3

              import "os"

              func init() { println(len(os.Args)) }
              """);
      var output = directory.resolve("hello");
      var command = new ArrayList<>(List.of("go", "build", "-o", output.toString()));
      command.addAll(Arrays.asList(options));
      command.add(".");
      run(directory, variables, command);
      var bytes = Files.readAllBytes(output);
      var elf = ElfFile.read(MemorySegment.ofArray(bytes));
      clear(directory);
      return Fact.known(
          new Binary(
              "dist/hello",
              bytes.length,
              Optional::empty,
              new Binary.Contents.Executable(elf, GoBinary.read(elf))),
          "dist/hello");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
  }

  private static void run(Path directory, String variables, List<String> command)
      throws IOException {
    var process = new ProcessBuilder(command).directory(directory.toFile());
    process.environment().put("GOFLAGS", "-mod=mod");
    process.environment().put("GOPROXY", "off");
    process.environment().put("GOTOOLCHAIN", "local");
    process.environment().put("GOWORK", "off");
    process.environment().put("GOOS", "linux");
    for (var variable : variables.split(" ")) {
      var parts = variable.split("=", 2);
      process.environment().put(parts[0], parts[1]);
    }
    var started = process.redirectErrorStream(true).start();
    var output =
        new String(
            started.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    try {
      if (started.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + output);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static boolean runs(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  private static void clear(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
