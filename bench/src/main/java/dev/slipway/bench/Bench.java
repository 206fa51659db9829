package dev.slipway.bench;

import dev.slipway.project.FileTree;
import dev.slipway.sandbox.ImageProgress;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.ServerSpec;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.DelayingProxy;
import dev.slipway.testkit.launcher.Launcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code bench/run}: how Slipway compares with the floor.
 *
 * <ul>
 *   <li>{@code start}: {@code slipway version}
 *   <li>{@code inspect}: all that is said of a large executable, against what Go's tools say of it;
 *       known vulnerabilities in it, against govulncheck
 *   <li>{@code command}: one command on a server, against OpenSSH
 *   <li>{@code deploy}: a first deploy of 8.4 MB over 50 ms, against one {@code ssh} exec that
 *       receives a script and the executable and does the same work without looking or proving
 * </ul>
 */
public final class Bench {
  private static final Duration ROUND_TRIP = Duration.ofMillis(50);

  private static final String RESET =
      """
      systemctl disable -q --now hello 2>/dev/null
      rm -rf /opt/hello /etc/hello /etc/systemd/system/hello.service /var/lib/slipway \
        /etc/systemd/system/*slipway-guard* /etc/systemd/system/*/slipway-guard@*
      systemctl daemon-reload; systemctl reset-failed
      userdel hello 2>/dev/null
      true
      """;

  private final SandboxServer server;
  private final Path work;
  private final Launcher slipway;

  private Bench(SandboxServer server, Path work) {
    this.server = server;
    this.work = work;
    this.slipway = Launcher.packaged().in(work).withSshConfig(server.sshConfig());
  }

  /** The first argument is the directory of the examples, the others say what is measured. */
  public static void main(String[] arguments) throws Exception {
    var examples = Path.of(arguments[0]).toRealPath();
    Set<String> wanted = new TreeSet<>(Arrays.asList(arguments).subList(1, arguments.length));
    if (wanted.isEmpty()) {
      wanted = Set.of("start", "inspect", "command", "deploy");
    }
    var work = Files.createTempDirectory("slipway-bench");
    try {
      if (wanted.contains("start")) {
        start(work);
      }
      if (wanted.contains("inspect")) {
        var caddy = Inspection.of(examples.resolve("third-party/caddy"));
        caddy.measure();
        caddy.measureVulnerabilities(work);
      }
      if (wanted.contains("command") || wanted.contains("deploy")) {
        onServer(examples.resolve("hello"), work, wanted);
      }
    } finally {
      FileTree.delete(work);
    }
  }

  private static void onServer(Path example, Path work, Set<String> wanted) throws Exception {
    var sandbox = Sandbox.open("slipspd", notice -> {});
    var server = sandbox.up(ServerSpec.of("bench", Suite.BOOKWORM), ImageProgress.SILENT);
    try {
      var bench = new Bench(server, work);
      bench.project(example);
      if (wanted.contains("command")) {
        bench.command();
      }
      if (wanted.contains("deploy")) {
        bench.deploy();
      }
    } finally {
      sandbox.down(server.name());
    }
  }

  /** A project whose executable is built already: what is measured is the way to the server. */
  private void project(Path example) throws Exception {
    Program.run(
        example,
        Map.of("CGO_ENABLED", "0", "GOWORK", "off"),
        "go",
        "build",
        "-trimpath",
        "-o",
        work.resolve("hello").toString(),
        "./cmd/hello");
    Files.copy(example.resolve("hello.env"), work.resolve("hello.env"));
    Files.writeString(
        work.resolve("slipway.yaml"),
        Files.readString(example.resolve("slipway.yaml"))
            .replaceFirst("build: .*", "binary: hello")
            .replace("contains: ok }", "contains: ok, watch: 0s }"));
  }

  private static void start(Path work) throws Exception {
    var slipway = Launcher.packaged().in(work);
    new Contest("slipway version")
        .with("/bin/true", () -> Program.run(work, Map.of(), "/bin/true"))
        .with("slipway version", () -> Program.require(slipway.run("version")))
        .run(15)
        .print();
  }

  private void command() throws Exception {
    new Contest("one command on a server, no delay")
        .with("ssh, default key exchange", () -> ssh(server.sshConfig(), List.of()))
        .with(
            "ssh, curve25519",
            () -> ssh(server.sshConfig(), List.of("-o", "KexAlgorithms=curve25519-sha256")))
        .with("slipway run", () -> Program.require(slipway.run("run", server.name(), "--", "true")))
        .run(21)
        .print();
  }

  private void deploy() throws Exception {
    try (var proxy = new DelayingProxy(server.address(), 22, ROUND_TRIP)) {
      var config = far(proxy);
      var far = slipway.withSshConfig(config);
      var script = floorScript();
      var size = Files.size(work.resolve("hello"));
      new Contest("first deploy of " + size + " bytes at " + ROUND_TRIP.toMillis() + " ms")
          .with("floor: one ssh exec", afresh(() -> floor(config, script)))
          .with(
              "slipway deploy, doctor included",
              afresh(() -> Program.require(far.run("deploy", server.name()))))
          .with(
              "slipway doctor alone",
              afresh(() -> Program.require(far.run("doctor", server.name()))))
          .run(9)
          .print();
    }
  }

  /** The same on a server that was never deployed to. */
  private Contest.Way afresh(Contest.Way way) {
    return new Contest.Way() {
      @Override
      public void prepare() throws Exception {
        server.sh(RESET);
      }

      @Override
      public void run() throws Exception {
        way.run();
      }
    };
  }

  /** The configuration that reaches the server through the proxy. */
  private Path far(DelayingProxy proxy) throws IOException {
    var text =
        "Host %s\n  HostName 127.0.0.1\n  Port %d\n  User root\n  IdentityFile %s\n"
                .formatted(server.name(), proxy.port(), server.key())
            + "  HostKeyAlias %s\n  UserKnownHostsFile %s\n"
                .formatted(knownName(), server.knownHosts());
    return Files.writeString(work.resolve("ssh_config"), text);
  }

  private String knownName() throws IOException {
    return Files.readAllLines(server.knownHosts()).getFirst().split("[ ,]")[0];
  }

  private String floorScript() throws IOException {
    try (var resource = Bench.class.getResourceAsStream("floor.sh")) {
      return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8)
          .replace("@SIZE@", String.valueOf(Files.size(work.resolve("hello"))));
    }
  }

  private void floor(Path config, String script) throws Exception {
    var command = "sh -c 'eval \"$(head -c " + script.length() + ")\"'";
    var process =
        new ProcessBuilder("ssh", "-F", config.toString(), server.name(), command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var in = process.getOutputStream()) {
      in.write(script.getBytes(StandardCharsets.UTF_8));
      Files.copy(work.resolve("hello"), in);
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the floor ended with " + process.exitValue());
    }
  }

  private void ssh(Path config, List<String> options) throws Exception {
    var words = new java.util.ArrayList<>(List.of("ssh", "-F", config.toString()));
    words.addAll(options);
    words.addAll(List.of(server.name(), "true"));
    Program.run(work, Map.of(), words.toArray(String[]::new));
  }
}
