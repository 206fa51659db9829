package dev.slipway.acceptance.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import dev.slipway.testkit.server.OnServers;
import dev.slipway.testkit.server.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Seven ways in which deploys of a Go service fail in the field, by the command as people run it.
 */
@OnServers(Suite.BULLSEYE)
class FailureTrialsTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Everything on the server that a deploy could have changed. */
  private static final String TREE =
      "find /etc /opt /var/lib/slipway -xdev ! -name '*-' ! -name journal ! -path '*lease*'"
          + " -printf '%p %m %l ' \\( -type f -exec sha256sum {} \\; -o -printf '\\n' \\) | sort;"
          + " systemctl show -p InvocationID,MainPID trial.service";

  private final SandboxServer server;
  private final TrialServer trial;
  private final TrialProject project;

  FailureTrialsTest(SandboxServer server, @TempDir Path directory) throws Exception {
    this.server = server;
    this.trial = new TrialServer(server);
    this.project = TrialProject.in(directory.resolve("one"));
  }

  @BeforeEach
  void runFirst() throws Exception {
    trial.resumeByItself();
    var deployed = slipway("deploy", server.name());
    assertThat(deployed.exit()).as(deployed.out() + deployed.err()).isZero();
    trial.assertWhole(1);
  }

  @Test
  void theNewReleasePanicsAfterItsFirstGoodAnswer() throws Exception {
    project.release(2, "panics-later", 6);

    var run = slipway("deploy", server.name());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("rolled-back")
        .contains("panic: the trial explodes in main.explode (main.go:");
    trial.assertWhole(1);
  }

  @Test
  void theClientIsKilled() throws Exception {
    int running = 1;
    for (var step : List.of("lease", "upload", "environment", "switch", "restart")) {
      int next = 3 - running;
      project.release(next, "well", 2);
      var started = project.launcher(server.sshConfig()).start("deploy", server.name());
      TrialServer.await(
          Duration.ofSeconds(60), () -> Files.readString(started.err()).contains("✓ " + step));
      started.kill();
      started.await(LIMIT);

      var healed = slipway("deploy", server.name());

      assertThat(healed.exit()).as("after " + step + ": " + healed.out() + healed.err()).isZero();
      trial.assertWhole(next);
      running = next;
    }
  }

  @Test
  void theExecutableNeedsANewerLibrary() throws Exception {
    var before = server.sh(TREE);
    project.release(2, "well", 1);
    project.line(
        "build",
        "build: { ldflags: \"-X main.version=2 -linkmode=external\", env: { CGO_ENABLED: \"1\" }"
            + " }");
    // With a file of cgo the executable is linked with this computer's own C library.
    Files.writeString(project.directory().resolve("c.go"), "package main\n\nimport \"C\"\n");

    var run = slipway("deploy", server.name());

    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains("GLIBC_2.3")
        .contains("stopped: nothing was changed on any server");
    assertThat(server.sh(TREE)).isEqualTo(before);
    trial.assertWhole(1);
  }

  @Test
  void theUnitHasAMisspeltDirective() throws Exception {
    project.release(2, "well", 1);
    Files.writeString(
        project.directory().resolve("own.service"),
        """
        [Unit]
        Description=Trial 2
        [Service]
        User=trial
        EnvironmentFile=/etc/trial/trial.env
        ExecStart=/opt/trial/current/trial
        Restart=on-failure
        RestartSecs=5
        [Install]
        WantedBy=multi-user.target
        """);
    project.line("unit", "unit: own.service");
    var before = server.sh(TREE);

    var strict = slipway("deploy", server.name(), "--fail-on", "risk");
    assertThat(strict.exit()).isEqualTo(1);
    assertThat(strict.out()).contains("RestartSecs").contains("nothing was changed");
    assertThat(server.sh(TREE)).isEqualTo(before);

    var run = slipway("deploy", server.name());
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(run.err()).contains("risk UNIT-").contains("RestartSecs");
    trial.assertWhole(2);
  }

  @Test
  void thePortBelongsToAnotherProcess() throws Exception {
    server.sh(
        "systemctl is-active -q squatter || systemd-run -q --unit=squatter perl"
            + " -MIO::Socket::INET -e 'my $s = IO::Socket::INET->new(LocalPort => 8090, Listen =>"
            + " 5, ReuseAddr => 1); sleep 1000'; sleep 0.5");
    var before = server.sh(TREE);
    project.release(2, "well", 1, 8090);

    var run = slipway("deploy", server.name());

    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains("8090")
        .contains("perl")
        .contains("stopped: nothing was changed on any server");
    assertThat(server.sh(TREE)).isEqualTo(before);
    trial.assertWhole(1);
  }

  @Test
  void twoPeopleDeployAtOnce(@TempDir Path directory) throws Exception {
    project.release(2, "well", 4);
    var other = TrialProject.in(directory.resolve("other"));
    other.release(3, "well", 4);

    var second = project.launcher(server.sshConfig()).start("deploy", server.name());
    var third =
        other.launcher(server.sshConfig()).with("USER", "colleague").start("deploy", server.name());
    var runs = List.of(second.await(LIMIT), third.await(LIMIT));

    assertThat(runs).extracting(Run::exit).containsExactlyInAnyOrder(0, 75);
    int winner = runs.getFirst().exit() == 0 ? 2 : 3;
    var loser = runs.get(winner == 2 ? 1 : 0);
    assertThat(loser.out()).contains("busy").contains("held by ").contains("since ");
    assertThat(loser.out().contains("held by colleague@")).isEqualTo(winner == 3);
    trial.assertWhole(winner);
  }

  @Test
  void thereIsNoRoom(Servers servers) throws Exception {
    var small = servers.up(Suite.BULLSEYE, spec -> spec.withOptOf(16_000_000));
    try {
      var on = new TrialServer(small);
      assertThat(slipway(small, "deploy", small.name()).exit()).isZero();
      small.sh("head -c 6000000 /dev/zero >/opt/ballast");
      var before = small.sh(TREE);
      project.release(2, "well", 1);

      var run = slipway(small, "deploy", small.name());

      assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(1);
      assertThat(run.out()).contains("/opt").contains("stopped: nothing was changed");
      assertThat(small.sh(TREE)).isEqualTo(before);
      on.assertWhole(1);
      small.sh("rm /opt/ballast");
      assertThat(slipway(small, "deploy", small.name()).exit()).isZero();
      on.assertWhole(2);
    } finally {
      servers.down(small);
    }
  }

  private Run slipway(String... words) throws Exception {
    return slipway(server, words);
  }

  private Run slipway(SandboxServer on, String... words) throws Exception {
    return launcher(on).run(words);
  }

  private Launcher launcher(SandboxServer on) {
    return project.launcher(on.sshConfig());
  }
}
