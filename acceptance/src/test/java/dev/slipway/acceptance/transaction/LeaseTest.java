package dev.slipway.acceptance.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.Outcome;
import dev.slipway.plan.Wish;
import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.server.OnServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others do while somebody is at work. */
@OnServers(Suite.TRIXIE)
class LeaseTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final SandboxServer server;
  private final TrialServer trial;
  private final TrialProject project;

  LeaseTest(SandboxServer server, @TempDir Path directory) throws Exception {
    this.server = server;
    this.trial = new TrialServer(server);
    this.project = TrialProject.in(directory);
  }

  @BeforeEach
  void runFirst() throws Exception {
    trial.runFirst();
  }

  @Test
  void waitsForALivingDeployWithoutCallingItDead() throws Exception {
    var other = Client.start(server, Trial.well(2), "restart");
    trial.awaitPause();
    try {
      var plan = launcher().run("plan", server.name());
      assertThat(plan.out()).contains("tester@here is bringing").doesNotContain("has no end");

      var waiting = launcher().start("deploy", server.name(), "--wait");
      TrialServer.await(LIMIT, () -> Files.readString(waiting.err()).contains("waiting until"));
      trial.goOn();
      var run = waiting.await(LIMIT);

      assertThat(run.exit()).as(run.out() + run.err()).isZero();
      assertThat(run.err())
          .contains("the lease is held by tester@here")
          .doesNotContain("has no end");
      assertThat(other.waitFor()).isZero();
    } finally {
      other.destroyForcibly();
    }
  }

  /** The plan knows the token of a deploy that had not changed anything yet. */
  @Test
  void aPlanMadeWhileSomebodyWasAtWorkIsMadeAgain() throws Exception {
    var other = Client.start(server, Trial.well(2), "upload");
    trial.awaitPause();
    var client = Client.of(server);
    var seen = client.state();
    trial.goOn();
    assertThat(other.waitFor()).isZero();
    trial.assertWhole(2);

    var deployed = client.deploy(seen, Trial.well(3), Wish.PLAIN);

    assertThat(deployed.outcome()).as(deployed.cause()).isEqualTo(Outcome.CONFIRMED);
    var second = client.state().release(deployed.release().orElseThrow()).orElseThrow().previous();
    assertThat(second).isNotEqualTo(seen.currentRelease().map(known -> known.id()));
  }

  @Test
  void repairsOfADoctorWaitTheirTurn() throws Exception {
    Files.writeString(
        project.directory().resolve("trial.service"),
        """
        [Service]
        User=nosuch
        ExecStart=/opt/trial/current/trial
        Restart=always
        [Install]
        WantedBy=multi-user.target
        """);
    project.line("unit", "unit: trial.service");
    var other = Client.start(server, Trial.well(2), "restart");
    trial.awaitPause();
    try {
      var busy = launcher().run("doctor", server.name(), "--fix", "--yes", "--only", "UNIT-04");

      assertThat(busy.exit()).as(busy.out() + busy.err()).isEqualTo(75);
      assertThat(busy.out()).contains("the lease is held by tester@here since");
      assertThat(server.exec("id nosuch").isOk()).isFalse();
    } finally {
      trial.goOn();
      other.waitFor();
    }
    var run = launcher().run("doctor", server.name(), "--fix", "--yes", "--only", "UNIT-04");
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(server.sh("id -un nosuch; tail -n 1 /var/lib/slipway/trial/journal"))
        .contains("nosuch", "fix", "undo: userdel nosuch");
    server.sh("userdel nosuch");
  }

  /**
   * Between the lock and the name there is a moment in which the file still names who was before.
   */
  @Test
  void namesWhoHoldsTheLeaseAndNotWhoHeldItBefore() throws Exception {
    server.sh(
        """
        cat >/root/hold <<'END'
        exec 9>>/var/lib/slipway/trial/lease.lock
        flock 9
        touch /run/locked
        sleep 0.7
        IFS=' ' read -r self rest </proc/self/stat
        printf 'token=99\nowner=%s\nsince=%s\npid=%s\nstarted=%s\nboot=%s\n' late@desk "$(date +%s)" \
          $self "$(cut -d ' ' -f 22 /proc/$self/stat)" "$(cat /proc/sys/kernel/random/boot_id)" \
          >/var/lib/slipway/trial/lease
        sleep 20
        END
        systemd-run -q --unit=hold sh /root/hold
        until test -e /run/locked; do sleep 0.01; done
        """);
    try {
      var deployed = Client.of(server).deploy(Trial.well(2));

      assertThat(deployed.outcome()).isEqualTo(Outcome.BUSY);
      assertThat(deployed.cause()).contains("the lease is held by late@desk since");
    } finally {
      server.sh("systemctl stop hold; rm /run/locked");
    }
  }

  private Launcher launcher() {
    return project.launcher(server.sshConfig());
  }
}
