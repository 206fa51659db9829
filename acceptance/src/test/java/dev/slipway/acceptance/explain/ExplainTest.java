package dev.slipway.acceptance.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.SandboxServer;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import dev.slipway.testkit.server.OnServers;
import dev.slipway.testkit.server.ServerTest;
import java.nio.file.Path;

/** Failures made on real servers: what their journal says leads to the page of the failure. */
@OnServers
class ExplainTest {
  private static final String LIMIT = "StartLimitBurst=3\\nStartLimitIntervalSec=60";

  @ServerTest
  void findsTheCauseInTheJournalOfARestartLoop(SandboxServer server) throws Exception {
    fail(server, "no-user", "User=nobody-there\\nExecStart=/bin/true", "UNIT-04");
    fail(server, "no-directory", "WorkingDirectory=/nowhere\\nExecStart=/bin/true", "UNIT-06");
    fail(server, "no-executable", "ExecStart=/opt/none/none", "UNIT-01");
    fail(server, "no-env", "EnvironmentFile=/etc/none.env\\nExecStart=/bin/true", "ENV-04");
  }

  /** The journal, the coloured status and both as one log of a whole server. */
  private static void fail(SandboxServer server, String name, String service, String page)
      throws Exception {
    server.sh(
        ("printf '[Unit]\\n%s\\n[Service]\\n%s\\nRestart=always\\nRestartSec=100ms\\n'"
                + " >/etc/systemd/system/%s.service; systemctl daemon-reload;"
                + " systemctl start %s; for i in 1 2 3 4 5 6 7 8 9 10; do sleep 0.3;"
                + " systemctl is-failed -q %s && break; done; true")
            .formatted(LIMIT, service, name, name, name));
    assertExplains(server, "journalctl --no-pager -u " + name, page);
    assertExplains(server, "journalctl --no-pager -o short-iso-precise -u " + name, page);
    var status = "SYSTEMD_COLORS=1 systemctl status --no-pager -n 50 " + name;
    // From 252 on it shows the last start alone, which the start limit refused.
    if (server.exec(status).out().contains("Failed to ")
        && server.exec(status).out().contains("spawning")) {
      assertExplains(server, status, page);
    }
    assertExplains(
        server,
        "journalctl --no-pager -b | grep -v '" + name + "'; journalctl --no-pager -u " + name,
        page);
    server.sh(
        "rm /etc/systemd/system/"
            + name
            + ".service; journalctl --rotate; journalctl --vacuum-time=1s");
  }

  private static void assertExplains(SandboxServer server, String command, String page)
      throws Exception {
    var log = server.exec(command).out();
    assertThat(log).isNotEmpty();
    Run run = Launcher.packaged().in(Path.of("/")).withInput(log).run("explain", "-");
    assertThat(run.exit()).as("%s\n%s", command, log).isZero();
    assertThat(run.out()).as("%s\n%s", command, log).startsWith(page + "  ");
    assertThat(run.err()).isEmpty();
  }

  @ServerTest
  void findsNothingInTheJournalOfAHealthyServer(SandboxServer server) throws Exception {
    var log = server.exec("journalctl --no-pager -b -u ssh -u dbus -u systemd-logind").out();
    Run run = Launcher.packaged().withInput(log).run("explain", "-");
    assertThat(run.exit()).as(log + run.out()).isEqualTo(1);
    assertThat(run.out()).startsWith("no page of the catalogue fits the log");
  }
}
