package dev.slipway.demo;

import dev.slipway.sandbox.Missing;
import dev.slipway.sandbox.MissingPackages;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.SandboxException;
import dev.slipway.sandbox.SandboxServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The throw-away server of the demo, booted by {@code slipway sandbox up}. */
final class DemoServer {
  private static final int LIMIT_MILLIS = 5000;

  private final Sandbox sandbox;
  private final String name;

  private DemoServer(Sandbox sandbox, String name) {
    this.sandbox = sandbox;
    this.name = name;
  }

  /**
   * Installs what booting a server, and a build with cgo, lack here.
   *
   * @throws SandboxException when this computer cannot boot one
   */
  static void prepare(Consumer<String> notices) throws SandboxException {
    var missing = new ArrayList<>(Sandbox.missing());
    if (!Files.isExecutable(Path.of("/usr/bin/gcc"))) {
      missing.add(new Missing("gcc is not installed", Optional.of("gcc")));
    }
    if (!Files.exists(Path.of("/usr/include/stdlib.h"))) {
      missing.add(
          new Missing("the headers of the C library are not installed", Optional.of("libc6-dev")));
    }
    MissingPackages.install(missing, notices);
  }

  /** A server that is not there yet, of a name that nothing in the sandbox has. */
  static DemoServer unused(String label) throws SandboxException {
    var sandbox = Sandbox.open(label, notice -> {});
    int number = 1;
    while (sandbox.knows(name(number))) {
      number++;
    }
    return new DemoServer(sandbox, name(number));
  }

  private static String name(int number) {
    return number == 1 ? "demo" : "demo" + number;
  }

  String name() {
    return name;
  }

  /** The SSH configuration that knows it. */
  Path sshConfig() {
    return sandbox.sshConfig();
  }

  /** Asks the service on port 8080 from this computer, as its users would. */
  String answer() throws IOException {
    var connection =
        (HttpURLConnection) URI.create("http://" + address() + ":8080/").toURL().openConnection();
    connection.setConnectTimeout(LIMIT_MILLIS);
    connection.setReadTimeout(LIMIT_MILLIS);
    try (InputStream body = connection.getInputStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8).strip();
    } finally {
      connection.disconnect();
    }
  }

  String address() {
    return sandbox.find(name).map(SandboxServer::address).orElse("");
  }

  /** Takes it away with its disk, however far it got. */
  void down() throws SandboxException {
    if (sandbox.knows(name)) {
      sandbox.down(name);
    }
  }

  /** What an own server is asked with, for the end of the demo. */
  static List<String> next() {
    return List.of(
        "cd your-project",
        "slipway init                 # writes slipway.yaml",
        "slipway doctor root@server   # any Linux server you reach by ssh; changes nothing");
  }
}
