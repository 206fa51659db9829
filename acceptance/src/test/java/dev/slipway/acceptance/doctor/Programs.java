package dev.slipway.acceptance.doctor;

import dev.slipway.build.GoCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The executables of the tables, built with the Go and C of this computer when first asked for. */
final class Programs {
  private static final Path HELLO = Path.of("../examples/hello").toAbsolutePath().normalize();

  private final Path directory;
  private final Map<String, Path> built = new HashMap<>();

  Programs(Path directory) {
    this.directory = directory;
  }

  /** The executable of this name. */
  synchronized Path of(String name) throws IOException, InterruptedException {
    var known = built.get(name);
    if (known != null) {
      return known;
    }
    var file = build(name, directory.resolve(name));
    built.put(name, file);
    return file;
  }

  private Path build(String name, Path output) throws IOException, InterruptedException {
    switch (name) {
      case "static" -> go(HELLO, output, "CGO_ENABLED=0", "./cmd/hello");
      case "cgo" -> go(HELLO, output, "CGO_ENABLED=1", "./cmd/hello");
      case "pie" -> go(HELLO, output, "CGO_ENABLED=0", "-buildmode=pie", "./cmd/hello");
      case "arm64" -> go(HELLO, output, "CGO_ENABLED=0 GOARCH=arm64", "./cmd/hello");
      case "v4" -> go(HELLO, output, "CGO_ENABLED=0 GOAMD64=v4", "./cmd/hello");
      case "muslpie" ->
          go(
              HELLO,
              output,
              "CGO_ENABLED=0",
              "-buildmode=pie",
              "-ldflags=-I=/lib/ld-musl-x86_64.so.1",
              "./cmd/hello");
      case "musl" ->
          go(
              HELLO,
              output,
              "CGO_ENABLED=1",
              "-ldflags=-linkmode=external"
                  + " \"-extldflags=-Wl,--dynamic-linker=/lib/ld-musl-x86_64.so.1\"",
              "./cmd/hello");
      case "cgostatic" ->
          go(
              HELLO,
              output,
              "CGO_ENABLED=1",
              "-tags=netgo,osusergo",
              "-ldflags=-linkmode=external -extldflags=-static",
              "./cmd/hello");
      case "libabsent" -> go(library(), output, "CGO_ENABLED=1", ".");
      case "stub" -> go(driver(), output, "CGO_ENABLED=0", ".");
      case "activated" -> go(activated(), output, "CGO_ENABLED=0", ".");
      case "ready" -> go(sender(""), output, "CGO_ENABLED=0", ".");
      case "notify" -> go(sender("c.Write([]byte(\"WATCHDOG=1\"))"), output, "CGO_ENABLED=0", ".");
      case "zones" -> go(zones(), output, "CGO_ENABLED=0", ".");
      default -> throw new IllegalArgumentException("no program " + name);
    }
    return output;
  }

  /** A program that is linked with a library of its own that no server has. */
  private Path library() throws IOException, InterruptedException {
    var project = Files.createDirectories(directory.resolve("library"));
    var source = Files.createDirectories(directory.resolve("library-c")).resolve("absent.c");
    Files.writeString(source, "int absent(void) { return 7; }\n");
    run(
        project,
        "",
        List.of(
            "gcc",
            "-shared",
            "-fPIC",
            "-Wl,-soname,libabsent.so.1",
            "-o",
            "libabsent.so",
            source.toString()));
    Files.writeString(project.resolve("go.mod"), "module example.com/library\n\ngo 1.22\n");
    Files.writeString(
        project.resolve("main.go"),
        """
        package main

        // #cgo LDFLAGS: -L${SRCDIR} -labsent
        // int absent(void);
        import "C"

        func main() { println(C.absent()) }
        """);
    return project;
  }

  /** A program with the stub that a driver in C leaves without cgo. */
  private Path driver() throws IOException {
    var project = Files.createDirectories(directory.resolve("driver"));
    var module = Files.createDirectories(project.resolve("sqlite3"));
    Files.writeString(
        project.resolve("go.mod"),
        """
        module example.com/driver

        go 1.22

        require github.com/mattn/go-sqlite3 v1.14.22

        replace github.com/mattn/go-sqlite3 => ./sqlite3
        """);
    Files.writeString(module.resolve("go.mod"), "module github.com/mattn/go-sqlite3\n\ngo 1.22\n");
    Files.writeString(
        module.resolve("stub.go"),
        """
        package sqlite3

        import "os"

        //go:noinline
        func Open() int { return len(os.Args) }
        """);
    Files.writeString(
        project.resolve("main.go"),
        """
        package main

        import sqlite3 "github.com/mattn/go-sqlite3"

        func main() { println(sqlite3.Open()) }
        """);
    return project;
  }

  /** A program that tells systemd it is ready, and does this every tenth of a second. */
  private Path sender(String statement) throws IOException {
    return module(
        "sender" + statement.length(),
        """
        package main

        import (
        	"net"
        	"os"
        	"time"
        )

        func main() {
        	c, err := net.Dial("unixgram", os.Getenv("NOTIFY_SOCKET"))
        	if err != nil {
        		panic(err)
        	}
        	c.Write([]byte("READY=1"))
        	for {
        		time.Sleep(100 * time.Millisecond)
        		STATEMENT
        	}
        }
        """
            .replace("STATEMENT", statement));
  }

  /** A program that asks for a time zone and calls by HTTPS. */
  private Path zones() throws IOException {
    return module(
        "zones-source",
        """
        package main

        import (
        	"log"
        	"net/http"
        	"os"
        	"time"
        )

        func main() {
        	if _, err := time.LoadLocation("Europe/Berlin"); err != nil {
        		log.Fatal(err)
        	}
        	_, err := http.Get(os.Args[1])
        	log.Fatal(err)
        }
        """);
  }

  /** A program that takes a socket of systemd, asks for its home and gives files away. */
  private Path activated() throws IOException {
    return module(
        "activated-source",
        """
        package main

        import (
        	"net"
        	"net/http"
        	"os"
        )

        func main() {
        	home, err := os.UserHomeDir()
        	println(os.Getenv("LISTEN_FDS"), home, err, os.Chown(home, 1, 1))
        	listener, err := net.FileListener(os.NewFile(3, "socket"))
        	if err != nil {
        		panic(err)
        	}
        	panic(http.Serve(listener, nil))
        }
        """);
  }

  /** The sources of a program of one file, in a directory of this name. */
  private Path module(String name, String main) throws IOException {
    var project = Files.createDirectories(directory.resolve(name));
    Files.writeString(project.resolve("go.mod"), "module example.com/program\n\ngo 1.22\n");
    Files.writeString(project.resolve("main.go"), main);
    return project;
  }

  private static void go(Path project, Path output, String variables, String... options)
      throws IOException, InterruptedException {
    var go = GoCommand.find(System.getenv()).orElseThrow();
    var command = new ArrayList<>(List.of(go.toString(), "build", "-trimpath", "-buildvcs=false"));
    command.addAll(List.of("-o", output.toString()));
    command.addAll(List.of(options));
    run(project, variables, command);
  }

  private static void run(Path directory, String variables, List<String> command)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("GOWORK", "off");
    builder.environment().put("GOFLAGS", "-mod=mod");
    builder.environment().put("GOPROXY", "off");
    for (var variable : variables.split(" ")) {
      if (!variable.isEmpty()) {
        var parts = variable.split("=", 2);
        builder.environment().put(parts[0], parts[1]);
      }
    }
    var process = builder.redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
  }
}
