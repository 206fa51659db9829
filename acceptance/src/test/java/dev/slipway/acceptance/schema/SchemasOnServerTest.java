package dev.slipway.acceptance.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import dev.slipway.testkit.server.OnServers;
import dev.slipway.testkit.server.ServerTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What commands print about real servers is valid by its schema. */
@OnServers(Suite.BOOKWORM)
class SchemasOnServerTest {
  @TempDir Path directory;

  @ServerTest
  void documentsAboutAServiceAreValid(SandboxServer server) throws Exception {
    Files.writeString(directory.resolve("go.mod"), "module example.com/idle\n\ngo 1.22\n");
    Files.writeString(
        directory.resolve("main.go"),
        "package main\n\nimport \"time\"\n\nfunc main() { time.Sleep(time.Hour) }\n");
    Files.writeString(
        directory.resolve("slipway.yaml"), "service: idle\nhealth: { watch: 1s, start: 5s }\n");
    valid(server, "slipway/report/1", "doctor", server.name());
    valid(server, "slipway/plan/1", "plan", server.name());
    valid(server, "slipway/deploy/1", "deploy", server.name());
    valid(server, "slipway/deploy/1", "deploy", server.name());
    valid(server, "slipway/status/1", "status", server.name());
    valid(server, "slipway/releases/1", "releases", server.name());
    valid(server, "slipway/logs/1", "logs", server.name());
    valid(server, "slipway/build/1", "build", "--for", server.name());
    valid(server, "slipway/inspect/1", "inspect", "/bin/ls", "--against", server.name());
    valid(server, "slipway/running/1", "inspect", "--running", server.name());
    valid(server, "slipway/unit/1", "unit", "render", server.name());
    valid(server, "slipway/go-list/1", "go", "list", server.name());
    valid(server, "slipway/run/1", "run", server.name(), "--", "true");
  }

  @ServerTest
  void documentsOfTheSandboxAreValid(SandboxServer server) throws Exception {
    valid(server, "slipway/sandbox/1", "sandbox", "list");
    valid(server, "slipway/sandbox-images/1", "sandbox", "images");
    valid(server, "slipway/sandbox-down/1", "sandbox", "down", "--all");
  }

  private void valid(SandboxServer server, String document, String... words) throws Exception {
    var all = new ArrayList<>(List.of(words));
    int delimiter = all.indexOf("--");
    all.add(delimiter < 0 ? all.size() : delimiter, "--format=json");
    // A sandbox of its own: "down --all" must not take the server of the test away.
    Run run =
        Launcher.packaged()
            .in(directory)
            .withSshConfig(server.sshConfig())
            .with("SLIPWAY_SANDBOX", "slipsch")
            .run(all.toArray(String[]::new));
    assertThat(run.exit()).as("%s: %s", all, run.err()).isZero();
    Schemas.load().assertValid(run.out(), document);
  }
}
