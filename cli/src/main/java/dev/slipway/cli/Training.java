package dev.slipway.cli;

import dev.slipway.command.Command;
import dev.slipway.command.Commands;
import dev.slipway.doctor.Examination;
import dev.slipway.finding.Finding;
import dev.slipway.model.ServerName;
import dev.slipway.project.DeclarationReader;
import dev.slipway.project.Project;
import dev.slipway.remote.Ask;
import dev.slipway.remote.jsch.Rehearsal;
import dev.slipway.remote.local.LocalRemote;
import dev.slipway.report.Findings;
import dev.slipway.report.FindingsJson;
import dev.slipway.report.FindingsText;
import dev.slipway.script.FramedScripts;
import dev.slipway.script.Privilege;
import dev.slipway.terminal.Style;
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
import java.util.Optional;

/**
 * The run that the AOT cache is made of ({@code --train}, called by the launcher in the
 * background): it touches what the commands touch, prints nothing and reaches nobody. The classes
 * it loads are in the cache; those it forgets only load more slowly.
 */
final class Training {
  private static final String SAMPLE =
      """
      service: sample
      build: { package: ./cmd/sample }
      run: { args: [--listen], env: { A: b }, ports: [8080], memory: 1G }
      health: { http: "http://127.0.0.1:8080/", timeout: 2s }
      targets: { one: { servers: [root@server], rollout: [1, 50%] } }
      """;

  private Training() {}

  static void run() throws Exception {
    var main = new Main(console(Path.of("/")));
    for (Command command : Commands.ALL) {
      main.run(command.name(), "--help");
      main.run(command.name(), "--format", "json", "--no-such-option");
    }
    main.run("version");
    main.run("version", "--format", "json");
    var declaration = DeclarationReader.read("slipway.yaml", SAMPLE);
    var findings =
        new Findings(
            List.of(Finding.of("UNIT-08", declaration.service().text()).seen("a", "b")),
            List.of(),
            List.of(),
            List.of());
    FindingsText.lines(findings, Style.PLAIN);
    FindingsJson.text(findings);
    withDirectory(Training::connect);
    withDirectory(Training::look);
    everyClass();
  }

  private static Console console(Path directory) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    return new Console(
        InputStream.nullInputStream(),
        nowhere,
        nowhere,
        System.getenv(),
        directory,
        Clock.systemUTC(),
        false);
  }

  /** What reaches a server, on this computer's own sshd and a port that says nothing. */
  private static void connect(Path directory) throws Exception {
    try (var deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var from = Rehearsal.in(directory, deaf.getLocalPort()).toString();
      var main = new Main(console(directory));
      main.run("run", "-F", from, "rehearsal", "--", "true");
      main.run("doctor", "-F", from, "rehearsal");
      var hangUp = Thread.ofPlatform().daemon().start(() -> hangUp(deaf));
      main.run("run", "-F", from, "deaf", "--", "true");
      hangUp.join();
    }
  }

  private static void hangUp(ServerSocket deaf) {
    try {
      deaf.accept().close();
    } catch (IOException closed) {
      // nobody came
    }
  }

  /**
   * A look at this computer as a doctor looks at a server, as the user who runs this and without
   * sudo: it reads and changes nothing.
   */
  private static void look(Path directory) throws Exception {
    Files.copy(Path.of("/bin/sh"), directory.resolve("sample"));
    Files.writeString(directory.resolve("sample.env"), "A=b\n");
    Files.writeString(
        directory.resolve("slipway.yaml"),
        "service: sample\nbinary: sample\nrun: { ports: [8080], env_files: [sample.env] }\n");
    var framed = new FramedScripts(Ask.NOBODY);
    var request =
        new Examination.Request(
            Project.find(directory),
            Optional.empty(),
            Optional.empty(),
            List.of(ServerName.of("local")));
    var means =
        new Examination.Means(
            LocalRemote::new,
            (remote, script, privilege) -> framed.start(remote, script, Privilege.LOGIN),
            System.getenv(),
            Clock.systemUTC(),
            notice -> {});
    try (var examination = Examination.of(request, means)) {
      var findings = new Findings(examination.findings(), List.of(), List.of(), List.of());
      FindingsText.lines(findings, Style.PLAIN);
      FindingsJson.text(findings);
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
      try (var files = Files.list(directory)) {
        for (var file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(directory);
    }
  }
}
