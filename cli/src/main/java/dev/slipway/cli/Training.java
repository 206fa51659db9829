package dev.slipway.cli;

import dev.slipway.command.Command;
import dev.slipway.command.Commands;
import dev.slipway.project.FileTree;
import dev.slipway.remote.jsch.Rehearsal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The run that the AOT cache is made of ({@code --train}, called by the launcher in the
 * background): it touches what the commands touch, prints nothing and reaches nobody. The classes
 * it loads are in the cache; those it forgets only load more slowly.
 */
final class Training {
  private Training() {}

  static void run() throws Exception {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    var main = new Main(console(Path.of("/"), nowhere));
    for (Command command : Commands.ALL) {
      main.run(command.name(), "--help");
      main.run(command.name(), "--format", "json", "--no-such-option");
    }
    main.run("version");
    main.run("version", "--format", "json");
    withDirectory(directory -> rehearse(directory, nowhere));
    withDirectory(directory -> inspect(directory, nowhere));
    everyClass();
  }

  private static Console console(Path directory, PrintStream out) {
    return new Console(
        InputStream.nullInputStream(),
        out,
        out,
        System.getenv(),
        directory,
        Clock.systemUTC(),
        false);
  }

  /**
   * What reaches a server, on this computer's own sshd, which plays back what a real server said to
   * a look and a deploy, and on a port that says nothing.
   *
   * @param directory an empty directory that nobody else can enter
   * @param out gets all that the commands print
   */
  static void rehearse(Path directory, PrintStream out) throws Exception {
    for (var name : List.of("slipway.yaml", "sample.env", "replay.sh", "look", "deploy")) {
      try (var resource = Training.class.getResourceAsStream("training/" + name)) {
        Files.copy(Objects.requireNonNull(resource), directory.resolve(name));
      }
    }
    Files.createSymbolicLink(directory.resolve("sample"), program());
    try (var deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var answer = "DIRECTORY=" + directory + " sh " + directory.resolve("replay.sh");
      var from = Rehearsal.in(directory, deaf.getLocalPort(), answer).toString();
      var main = new Main(console(directory, out));
      for (int i = 0; i < 5; i++) { // often enough for the thorough compiler to learn from it
        main.run("inspect", "sample");
      }
      main.run("run", "-F", from, "rehearsal", "--", "true");
      main.run("doctor", "-F", from, "rehearsal");
      main.run("plan", "-F", from, "rehearsal");
      main.run("deploy", "-F", from, "rehearsal");
      var hangUp = Thread.ofPlatform().daemon().start(() -> hangUp(deaf));
      main.run("run", "-F", from, "deaf", "--", "true");
      hangUp.join();
    }
  }

  /** What is in a program, with a database of one vulnerability. */
  static void inspect(Path directory, PrintStream out) throws IOException {
    var main = new Main(console(directory, out));
    Files.createSymbolicLink(directory.resolve("sample"), program());
    try (var resource = Training.class.getResourceAsStream("training/GO-2026-0.json")) {
      Files.copy(Objects.requireNonNull(resource), directory.resolve("GO-2026-0.json"));
    }
    main.run("inspect", "--vulns", "--db", ".", "sample");
  }

  /** The one program in Go that those who use Slipway have. */
  private static Path program() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
        .map(found -> Path.of(found, "go"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(Path.of("/bin/sh"));
  }

  private static void hangUp(ServerSocket deaf) {
    try {
      deaf.accept().close();
    } catch (IOException closed) {
      // nobody came
    }
  }

  /** What no run here comes to, a transaction above all, is at least loaded. */
  private static void everyClass() throws IOException {
    for (var entry : System.getProperty("java.class.path", "").split(java.io.File.pathSeparator)) {
      if (!Path.of(entry).getFileName().toString().startsWith("slipway-")) {
        continue;
      }
      try (var jar = new java.util.jar.JarFile(entry)) {
        for (var file : java.util.Collections.list(jar.entries())) {
          var name = file.getName();
          if (name.endsWith(".class") && !name.contains("-info")) {
            load(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
          }
        }
      }
    }
  }

  private static void load(String name) {
    try {
      Class.forName(name);
    } catch (ClassNotFoundException | LinkageError broken) {
      // then it is not in the cache
    }
  }

  /** Work in a directory that is gone afterwards. */
  private interface Work {
    void in(Path directory) throws Exception;
  }

  private static void withDirectory(Work work) throws Exception {
    var directory = Files.createTempDirectory("slipway-train");
    try {
      work.in(directory);
    } finally {
      FileTree.delete(directory);
    }
  }
}
