package dev.slipway.acceptance.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.Outcome;
import dev.slipway.plan.Wish;
import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.server.OnServers;
import dev.slipway.testkit.server.ServerTest;
import dev.slipway.testkit.server.Servers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Deploys, failures and ways back on real servers. */
@OnServers({Suite.BULLSEYE, Suite.TRIXIE})
class DeployTest {
  /** Takes the port of the trial. */
  private static final String SQUATTER =
      "systemd-run -q --unit=squatter perl -MIO::Socket::INET -e"
          + " 'my $s = IO::Socket::INET->new(LocalPort => 8080, Listen => 5, ReuseAddr => 1);"
          + " sleep 1000'; sleep 0.5";

  private static final String TREE =
      "find /etc /opt -type f ! -path '/etc/*-' -exec sha256sum {} + | sort -k 2;"
          + " find /etc /opt -type l -printf '%p %l\\n' | sort; find /etc /opt -type d | sort";

  @ServerTest
  void provesChangesNothingTwiceAndGoesBack(SandboxServer server) throws Exception {
    var trial = new TrialServer(server);
    trial.runFirst();
    TrialServer.await(
        Duration.ofSeconds(10),
        () -> server.sh("systemctl show -p NeedDaemonReload --value trial.service").equals("no"));

    var second = Client.of(server).deploy(Trial.well(2));
    var again = Client.of(server).deploy(Trial.well(2));

    assertThat(second.outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(second.outage()).isPresent();
    assertThat(again.outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(again.proof().orElseThrow().pid()).isEqualTo(second.proof().orElseThrow().pid());
    trial.assertWhole(2);

    assertThat(Client.of(server).rollback(Optional.empty()).outcome()).isEqualTo(Outcome.CONFIRMED);
    trial.assertWhole(1);
    assertThat(Client.of(server).rollback(second.release()).outcome()).isEqualTo(Outcome.STOPPED);
  }

  /** systemd 257 takes the enabling of a first deploy for a change of every unit. */
  @ServerTest
  void changesNothingRightAfterAFirstDeploy(Servers servers, SandboxServer shared)
      throws Exception {
    var server = servers.up(shared.suite());
    try {
      var first = Client.of(server).deploy(Trial.well(1));
      assertThat(first.outcome()).isEqualTo(Outcome.CONFIRMED);

      var again = Client.of(server).deploy(Trial.well(1));

      assertThat(again.outcome()).isEqualTo(Outcome.UNCHANGED);
      assertThat(again.proof().orElseThrow().invocation())
          .isEqualTo(first.proof().orElseThrow().invocation());
    } finally {
      servers.down(server);
    }
  }

  @ServerTest
  void rollsBackAReleaseThatPanicsAfterItsFirstGoodAnswerAndSaysWhy(SandboxServer server)
      throws Exception {
    var trial = new TrialServer(server);
    trial.runFirst();
    var before = server.sh(TREE);

    var deployed = Client.of(server).deploy(new Trial(3, "panics-later", Duration.ofSeconds(6)));

    assertThat(deployed.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(deployed.cause())
        .contains("panic: the trial explodes in main.explode (main.go:")
        .contains("exit code 2");
    assertThat(deployed.proof()).isPresent();
    trial.assertWhole(1);
    assertThat(
            server
                .sh(TREE)
                .lines()
                .filter(line -> !line.contains("panics") && !line.contains("/opt/trial/releases/")))
        .containsExactlyElementsOf(
            before.lines().filter(line -> !line.contains("/opt/trial/releases/")).toList());
    assertThat(
            Client.of(server).state().release(deployed.release().orElseThrow()).orElseThrow().bad())
        .contains("verdict");
  }

  @ServerTest
  void takesEverythingAwayWhenTheFirstDeployFails(Servers servers, SandboxServer shared)
      throws Exception {
    var server = servers.up(shared.suite());
    try {
      var before = server.sh(TREE);

      var deployed = Client.of(server).deploy(new Trial(1, "exits", Duration.ofSeconds(1)));

      assertThat(deployed.outcome()).isEqualTo(Outcome.ROLLED_BACK);
      assertThat(deployed.cause()).contains("exit code 3");
      assertThat(server.sh(TREE)).isEqualTo(before);
      assertThat(server.exec("id trial").isOk()).isFalse();
      assertThat(server.sh("systemctl show -p LoadState --value trial.service"))
          .isEqualTo("not-found");
    } finally {
      servers.down(server);
    }
  }

  @ServerTest
  void bringsBackAnAdoptedUnitWithItsDropInsAndState(Servers servers, SandboxServer shared)
      throws Exception {
    var server = servers.up(shared.suite());
    try {
      server.sh(
          "printf '[Service]\\n"
              + "ExecStart=/bin/sleep 1000\\n"
              + "[Install]\\n"
              + "WantedBy=multi-user.target\\n"
              + "' >/etc/systemd/system/trial.service; mkdir /etc/systemd/system/trial.service.d;"
              + " printf '[Service]\\n"
              + "Nice=3\\n"
              + "' >/etc/systemd/system/trial.service.d/a.conf; systemctl daemon-reload; systemctl"
              + " enable -q --now trial.service");
      var before = server.sh(TREE);
      var client = Client.of(server);

      assertThat(client.deploy(Trial.well(1)).outcome()).isEqualTo(Outcome.STOPPED);
      assertThat(server.sh(TREE)).isEqualTo(before);
      var deployed =
          client.deploy(
              new Trial(1, "exits", Duration.ofSeconds(1)), new Wish(true, false), "", false);

      assertThat(deployed.outcome()).isEqualTo(Outcome.ROLLED_BACK);
      assertThat(server.sh(TREE)).isEqualTo(before);
      assertThat(server.sh("systemctl show -p ActiveState,MainPID,Nice trial.service"))
          .contains("ActiveState=active")
          .contains("Nice=3");
    } finally {
      servers.down(server);
    }
  }

  @Test
  void letsOnlyOneOfTwoDeploysIn(SandboxServer server) throws Exception {
    var trial = new TrialServer(server);
    trial.runFirst();
    var first = Client.start(server, Trial.well(2), "upload");
    trial.awaitPause();

    var second = Client.of(server).deploy(Trial.well(3));
    var waiting = CompletableFuture.supplyAsync(() -> patiently(server));
    Thread.sleep(1500);
    trial.goOn();
    first.waitFor();

    assertThat(second.outcome()).isEqualTo(Outcome.BUSY);
    assertThat(second.holder().orElseThrow().owner()).isEqualTo("tester@here");
    assertThat(waiting.get()).isEqualTo(Outcome.CONFIRMED);
    trial.assertWhole(4);
  }

  @Test
  void healsWhenSomebodyElseWasCutBetweenSwitchAndRestart(SandboxServer server) throws Exception {
    var trial = new TrialServer(server);
    trial.runFirst();
    var first = server.sh("readlink /opt/trial/current");
    Client.of(server).deploy(Trial.well(2));
    server.sh(
        """
        cd /opt/trial
        new=$(readlink current)
        ln -sfn %s current
        systemctl reset-failed trial
        systemctl restart trial
        ln -sfn "$new" current
        """
            .formatted(first));

    var healed = Client.of(server).deploy(Trial.well(2));

    assertThat(healed.outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(healed.steps()).noneMatch(step -> step.id().equals("upload"));
    trial.assertWhole(2);
  }

  @Test
  void resumesWhatAKilledClientLeftWhenItIsWell(SandboxServer server) throws Exception {
    var trial = new TrialServer(server);
    trial.runFirst();
    var client = Client.start(server, Trial.well(2), "restart");
    trial.awaitPause();
    server.sh("kill -9 $(sed -n 's/^pid=//p' /var/lib/slipway/trial/lease)"); // the script, not its
    // client
    client.destroyForcibly().waitFor();

    assertThat(Client.of(server).resume().outcome()).isEqualTo(Outcome.CONFIRMED);
    trial.assertWhole(2);
    assertThat(Client.of(server).resume().outcome()).isEqualTo(Outcome.UNCHANGED);
  }

  @Test
  void restoresByItsDeadlineWhenScriptAndClientAreDead(SandboxServer server) throws Exception {
    var trial = new TrialServer(server);
    trial.runFirst();
    var client = Client.start(server, Trial.well(2), "restart");
    trial.awaitPause();
    server.sh("kill -9 $(sed -n 's/^pid=//p' /var/lib/slipway/trial/lease)");
    client.destroyForcibly().waitFor();
    trial.assertWhole(2);

    trial.resumeByItself();

    trial.assertWhole(1);
    assertThat(Client.of(server).resume().outcome()).isEqualTo(Outcome.ROLLED_BACK);
  }

  @ServerTest
  void namesWhoHasThePortThatIsTaken(Servers servers, SandboxServer shared) throws Exception {
    var server = servers.up(shared.suite());
    try {
      server.sh(SQUATTER);

      var deployed = Client.of(server).deploy(Trial.well(1));

      assertThat(deployed.outcome()).isEqualTo(Outcome.ROLLED_BACK);
      assertThat(deployed.cause())
          .contains("bind: address already in use")
          .containsPattern("port 8080 belongs to process \\d+ perl");
      assertThat(server.exec("test -e /etc/systemd/system/trial.service").isOk()).isFalse();
    } finally {
      servers.down(server);
    }
  }

  @ServerTest
  void findsLastWordsThatTheJournalTookInAfterSystemdsOwn(Servers servers, SandboxServer shared)
      throws Exception {
    var server = servers.up(shared.suite());
    try {
      server.sh(SQUATTER);
      // As on a busy server: the journal comes late, and then reads what systemd sent before it
      // has even accepted the stream of the service.
      server.sh(
          "systemd-run -q --unit=busy sh -c 'until test -e /opt/trial/current; do sleep 0.01; done;"
              + " kill -STOP $(pidof systemd-journald); sleep 2;"
              + " kill -CONT $(pidof systemd-journald)'");

      var deployed = Client.of(server).deploy(Trial.well(1));

      assertThat(deployed.outcome()).isEqualTo(Outcome.ROLLED_BACK);
      assertThat(deployed.cause()).contains("bind: address already in use");
    } finally {
      servers.down(server);
    }
  }

  @ServerTest
  void isNotStoppedByTheStartLimitOfManyDeploysInARow(SandboxServer server) throws Exception {
    var trial = new TrialServer(server);
    trial.runFirst();

    for (int i = 0; i < 6; i++) {
      var deployed = Client.of(server).deploy(new Trial(2 - i % 2, "well", Duration.ZERO));
      assertThat(deployed.outcome()).as(deployed.cause()).isEqualTo(Outcome.CONFIRMED);
    }
    trial.assertWhole(1);
  }

  @Test
  void restoresAtOnceWhenInterrupted(SandboxServer server) throws Exception {
    var trial = new TrialServer(server);
    trial.runFirst();
    var client = Client.of(server);
    var interrupting =
        CompletableFuture.runAsync(
            () -> {
              try {
                TrialServer.await(Duration.ofSeconds(30), () -> trial.answer().startsWith("ok 2"));
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
              client.interruption().want();
            });

    var deployed = client.deploy(new Trial(2, "well", Duration.ofSeconds(30)));

    interrupting.join();
    assertThat(deployed.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(deployed.cause()).isEqualTo("interrupted");
    trial.assertWhole(1);
  }

  @Test
  void changesNothingWhenThereIsNoRoom(Servers servers) throws Exception {
    var server = servers.up(Suite.BULLSEYE, spec -> spec.withOptOf(16_000_000));
    try {
      var trial = new TrialServer(server);
      trial.runFirst();
      server.sh("head -c 6000000 /dev/zero >/opt/ballast");

      var planned = Client.of(server).deploy(Trial.well(2));

      assertThat(planned.outcome()).isEqualTo(Outcome.STOPPED);
      assertThat(planned.cause()).contains("no room for the release");
      trial.assertWhole(1);
      server.sh("rm /opt/ballast");
      assertThat(Client.of(server).deploy(Trial.well(2)).outcome()).isEqualTo(Outcome.CONFIRMED);
    } finally {
      servers.down(server);
    }
  }

  private static Outcome patiently(SandboxServer server) {
    try {
      return Client.of(server).deploy(Trial.well(4), Wish.PLAIN, "", true).outcome();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
