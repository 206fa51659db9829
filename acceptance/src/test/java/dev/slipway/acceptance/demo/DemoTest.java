package dev.slipway.acceptance.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import dev.slipway.testkit.server.OnServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boots its own server, in a sandbox of its own; the annotation says where it cannot. */
@OnServers(Suite.BULLSEYE)
class DemoTest {
  private static final String SANDBOX = "slipshow";

  @TempDir private Path temporary;

  private Launcher launcher() {
    return Launcher.packaged()
        .with("SLIPWAY_SANDBOX", SANDBOX)
        .with("JAVA_TOOL_OPTIONS", "")
        .in(temporary);
  }

  @AfterAll
  static void leaveNothing() throws Exception {
    Launcher.packaged().with("SLIPWAY_SANDBOX", SANDBOX).run("sandbox", "down", "--all");
  }

  @Test
  void goesAsAnnouncedAndTakesItsServerAway() throws Exception {
    var demo = launcher().run("demo");

    assertThat(demo.exit()).as(demo.out() + demo.err()).isZero();
    assertThat(demo.out())
        .containsSubsequence(
            "$ slipway sandbox up demo",
            "ARTIFACT-01",
            "NETWORK-01",
            "ENV-06",
            "no findings",
            "$ slipway build --for demo",
            "$ slipway plan demo",
            "SHA-256",
            "Hello from the second release",
            "panic: assignment to entry in nil map",
            "exit 1",
            "Hello from the second release",
            "$ slipway releases demo",
            "$ slipway rollback demo",
            "Hello from the first release",
            "all as announced",
            "slipway doctor root@server");
    assertThat(servers().out()).doesNotContain("demo");
  }

  @Test
  void leavesNothingWhenItIsEndedInTheMiddle() throws Exception {
    var demo = launcher().start("demo", "--format", "json");
    awaitServer();

    demo.process().destroy();
    demo.await(Duration.ofMinutes(1));

    assertThat(servers().out()).doesNotContain("demo");
  }

  private void awaitServer() throws Exception {
    var until = Instant.now().plusSeconds(60);
    while (!Files.exists(Path.of("/run", SANDBOX + "-sandbox", "demo", "ssh_config"))) {
      assertThat(Instant.now()).as("a server comes up").isBefore(until);
      Thread.sleep(100);
    }
  }

  private Run servers() throws Exception {
    return launcher().run("sandbox", "list");
  }
}
