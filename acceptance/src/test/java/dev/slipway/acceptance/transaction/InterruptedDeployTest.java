package dev.slipway.acceptance.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.server.OnServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

/** Ctrl-C in a deploy, as a terminal sends it. */
@OnServers(Suite.TRIXIE)
class InterruptedDeployTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final SandboxServer server;
  private final TrialServer trial;
  private final TrialProject project;

  InterruptedDeployTest(SandboxServer server, @TempDir Path directory) throws Exception {
    this.server = server;
    this.trial = new TrialServer(server);
    this.project = TrialProject.in(directory);
  }

  @BeforeEach
  void runFirst() throws Exception {
    trial.resumeByItself();
    assertThat(launcher().run("deploy", server.name()).exit()).isZero();
    trial.assertWhole(1);
    project.release(2, "well", 30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void restoresReportsAndExitsWith130(String signal) throws Exception {
    var deploying = untilItIsWatched("--format", "json");

    var began = System.nanoTime();
    kill(deploying, signal);
    var run = deploying.await(LIMIT);

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(130);
    assertThat(run.err()).contains("interrupted; restoring what ran before");
    assertThat(JSON.std.mapFrom(run.out()))
        .containsEntry("outcome", "rolled-back")
        .containsEntry("cause", "interrupted");
    assertThat(trial.isQuiet()).isTrue();
    trial.assertWhole(1);
  }

  @Test
  void aSecondOneLeavesItToTheServer() throws Exception {
    // A release that takes its time to stop keeps the first interrupt waiting.
    server.sh("systemctl show -p MainPID --value trial.service | xargs kill -STOP");
    var deploying = launcher().start("deploy", server.name());
    TrialServer.await(LIMIT, () -> Files.readString(deploying.err()).contains("✓ switch"));
    kill(deploying, "INT");
    TrialServer.await(LIMIT, () -> Files.readString(deploying.err()).contains("interrupted"));
    assertThat(deploying.process().isAlive()).isTrue();

    var began = System.nanoTime();
    kill(deploying, "INT");
    var run = deploying.await(LIMIT);

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(130);
    assertThat(run.err()).contains("the server ends it by itself");
    server.sh("pkill -CONT -x trial || true");
    trial.resumeByItself();
    trial.assertWhole(1);
  }

  /**
   * A start that takes its time does not keep the first Ctrl-C waiting, nor the end of the client.
   */
  @ParameterizedTest
  @ValueSource(strings = {"INT", "KILL"})
  void restoresAtOnceWhileTheNewReleaseStarts(String signal) throws Exception {
    project.line("unit", "unit: trial.service");
    Files.writeString(
        project.directory().resolve("trial.service"),
        """
        [Service]
        User=trial
        EnvironmentFile=/etc/trial/trial.env
        ExecStartPre=/bin/sleep 60
        ExecStart=/opt/trial/current/trial
        Restart=always
        [Install]
        WantedBy=multi-user.target
        """);
    var deploying = launcher().start("deploy", server.name(), "--format", "json");
    TrialServer.await(
        LIMIT, () -> server.exec("systemctl show -p SubState trial").out().contains("start-pre"));

    var began = System.nanoTime();
    kill(deploying, signal);
    if (signal.equals("KILL")) {
      TrialServer.await(Duration.ofSeconds(5), () -> trial.answer().equals("ok 1 n1"));
    } else {
      var run = deploying.await(LIMIT);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
      assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(130);
      assertThat(JSON.std.mapFrom(run.out()))
          .containsEntry("outcome", "rolled-back")
          .containsEntry("cause", "interrupted");
    }
    trial.resumeByItself();
    trial.assertWhole(1);
    assertThat(server.sh("tail -n 1 /var/lib/slipway/trial/journal"))
        .endsWith(signal.equals("KILL") ? "(client)" : "(interrupted)");
  }

  private Launcher.Started untilItIsWatched(String... options) throws Exception {
    var words = new java.util.ArrayList<>(List.of("deploy", server.name()));
    words.addAll(List.of(options));
    var deploying = launcher().start(words.toArray(String[]::new));
    TrialServer.await(LIMIT, () -> trial.answer().equals("ok 2 n2"));
    return deploying;
  }

  private static void kill(Launcher.Started started, String signal) throws Exception {
    var kill =
        new ProcessBuilder("kill", "-" + signal, String.valueOf(started.process().pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  private Launcher launcher() {
    return project.launcher(server.sshConfig());
  }
}
