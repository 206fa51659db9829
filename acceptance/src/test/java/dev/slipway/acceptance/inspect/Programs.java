package dev.slipway.acceptance.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Small Go programs built here, one with cgo, one with a dependency that a directory replaces. Each
 * leaves a file behind when somebody runs it.
 *
 * @param directory the module; built programs lie in it
 */
record Programs(Path directory) {

  /** A module of its own in this directory; no network is needed to build it. */
  static Programs in(Path directory) throws IOException, InterruptedException {
    assumeTrue(canRun("go", "version"), "needs go: install Go 1.22 or newer");
    write(directory, "dep/go.mod", "module example.com/dep\n\ngo 1.22\n");
    write(directory, "dep/dep.go", "package dep\n\nconst Name = \"dep\"\n");
    write(
        directory,
        "go.mod",
        """
        module example.com/small

        go 1.22

        require example.com/dep v1.2.3

        replace example.com/dep => ./dep
        """);
    write(
        directory,
        "cmd/plain/main.go",
        """
        package main

        import (
        	"os"

        	"example.com/dep"
        )

        func main() {
        	os.WriteFile(os.Args[0]+".ran", nil, 0o644)
        	os.Stdout.WriteString(dep.Name + "\\n")
        }
        """);
    write(
        directory,
        "cmd/cgo/main.go",
        """
        package main

        // #include <pthread.h>
        // static void *nothing(void *x) { return x; }
        // static int start(void) { pthread_t t; return pthread_create(&t, 0, nothing, 0); }
        import "C"

        import "os"

        func main() {
        	os.WriteFile(os.Args[0]+".ran", nil, 0o644)
        	if C.start() == 0 {
        		os.Stdout.WriteString("dep\\n")
        	}
        }
        """);
    return new Programs(directory);
  }

  /** Whether programs with C in them can be built here. */
  static boolean hasCompiler() throws InterruptedException {
    return canRun("gcc", "--version");
  }

  /**
   * Builds one.
   *
   * @param name its file
   * @param variables {@code CGO_ENABLED=0 GOARCH=arm64}
   */
  Path build(String name, String program, String variables, String... flags)
      throws IOException, InterruptedException {
    var out = directory.resolve(name);
    var command = new ArrayList<>(List.of("env", "GOFLAGS=", "GOWORK=off"));
    command.addAll(List.of(variables.split(" ")));
    command.addAll(List.of("go", "build", "-o", out.toString()));
    command.addAll(List.of(flags));
    command.add("./cmd/" + program);
    run(directory, command.toArray(String[]::new));
    return out;
  }

  static String run(Path directory, String... command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", String.join(" ", command), said).isZero();
    return said;
  }

  private static boolean canRun(String... command) throws InterruptedException {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  static void write(Path directory, String name, String text) throws IOException {
    var file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
