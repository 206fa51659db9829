package dev.slipway.acceptance.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.Outcome;
import dev.slipway.remote.RemoteException;
import dev.slipway.sandbox.Execution;
import dev.slipway.sandbox.SandboxException;
import dev.slipway.sandbox.SandboxServer;
import java.time.Duration;
import java.time.Instant;

/** A real server and what its trial service shows, seen without the network. */
record TrialServer(SandboxServer server) {
  private static final String ANSWER =
      "timeout 3 bash -c 'exec 3<>/dev/tcp/127.0.0.1/8080 &&"
          + " printf \"GET /healthz HTTP/1.0\\r\\n\\r\\n\" >&3 && tail -n 1 <&3' 2>/dev/null";

  /** Brings the first release where it does not run, so that a test begins from a known state. */
  void runFirst() throws Exception {
    resumeByItself();
    goOn();
    if (!answer().startsWith("ok 1 n1")) {
      assertThat(Client.of(server).deploy(Trial.well(1)).outcome())
          .isIn(Outcome.CONFIRMED, Outcome.UNCHANGED);
    }
    assertThat(answer()).isEqualTo("ok 1 n1");
  }

  /** What the service answers; empty when it does not. */
  String answer() throws SandboxException {
    return server.exec(ANSWER).out().strip();
  }

  /** Waits until the server's script has come to the step after which it waits. */
  void awaitPause() throws Exception {
    await(Duration.ofSeconds(60), () -> server.exec("test -e /run/slipway/trial/paused").isOk());
  }

  /** Waits until the network carries a login again. */
  void awaitLogin() throws Exception {
    await(
        Duration.ofSeconds(30),
        () -> {
          try (var remote = Client.of(server).open()) {
            return remote.user().equals("root");
          } catch (RemoteException notYet) {
            return false;
          }
        });
  }

  /** Lets the script go on; where a killed one left its mark, the next one is not taken for it. */
  void goOn() throws SandboxException {
    server.exec("rm -f /run/slipway/trial/paused");
  }

  /** Waits until nothing is armed and nobody holds the lease. */
  void resumeByItself() throws Exception {
    await(Duration.ofSeconds(90), this::isQuiet);
  }

  boolean isQuiet() throws SandboxException {
    return server
        .exec(
            "cd /var/lib/slipway/trial 2>/dev/null || exit 0; test ! -e guard/pending && flock -n"
                + " lease.lock true")
        .isOk();
  }

  /** That one whole release runs: what is linked, what runs and what answers agree. */
  void assertWhole(int version) throws Exception {
    await(Duration.ofSeconds(10), () -> answer().equals("ok " + version + " n" + version));
    assertThat(
            server.exec(
                """
                pid=$(systemctl show -p MainPID --value trial.service)
                id=$(readlink /opt/trial/current) && id=${id##*/}
                [ /proc/$pid/exe -ef /opt/trial/current/trial ] || echo "process $pid runs another"
                cmp "/var/lib/slipway/trial/releases/$id/unit" /etc/systemd/system/trial.service
                for file in "/var/lib/slipway/trial/releases/$id/env"/*; do
                  cmp "$file" "/etc/trial/${file##*/}"
                done
                """))
        .isEqualTo(new Execution(0, "", ""));
    assertThat(
            server
                .exec(
                    "find /opt/trial /var/lib/slipway/trial -name '*.part' -o -name"
                        + " '*.slipway-new'")
                .out())
        .isEmpty();
  }

  /** That nothing of the service is there, and nothing of what would restore it. */
  void assertNothing() throws SandboxException {
    assertThat(
            server
                .exec(
                    "ls -d /opt/trial /etc/trial /etc/systemd/system/*trial.service"
                        + " /etc/systemd/system/*.wants/*trial.service"
                        + " /etc/systemd/system/slipway-guard@.service 2>/dev/null; getent passwd"
                        + " trial")
                .out())
        .isEmpty();
    assertThat(answer()).isEmpty();
  }

  /** Ends the login session in which the script runs, as an administrator who kills it does. */
  void endSession() throws SandboxException {
    server.sh(
        """
        pid=$(sed -n 's/^pid=//p' /var/lib/slipway/trial/lease)
        while [ "$pid" -gt 1 ]; do
          pid=$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$pid/status")
          case $(cat "/proc/$pid/comm") in sshd*) kill -9 "$pid" && exit ;; esac
        done
        exit 1
        """);
  }

  interface Condition {
    boolean holds() throws Exception;
  }

  static void await(Duration limit, Condition condition) throws Exception {
    var until = Instant.now().plus(limit);
    while (!condition.holds()) {
      if (Instant.now().isAfter(until)) {
        throw new AssertionError("not within " + limit.toSeconds() + " s");
      }
      Thread.sleep(100);
    }
  }
}
