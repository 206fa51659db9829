package dev.slipway.acceptance.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.launcher.Run;
import dev.slipway.testkit.server.OnServers;
import dev.slipway.testkit.server.ServerTest;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Servers on which an administrator arranged things otherwise, for good reasons. */
@OnServers({Suite.BULLSEYE, Suite.TRIXIE})
class OddServersTest {

  @ServerTest
  void deploysIntoAHomeThatIsALinkToAnotherFileSystem(SandboxServer server, @TempDir Path directory)
      throws Exception {
    server.sh(
        "mkdir -p /srv/apps; mount -t tmpfs tmpfs /srv/apps; mkdir /srv/apps/trial;"
            + " ln -s /srv/apps/trial /opt/trial");
    try {
      var project = TrialProject.in(directory);
      var launcher = project.launcher(server.sshConfig());
      fine(launcher.run("deploy", server.name()));
      new TrialServer(server).assertWhole(1);
      project.release(2, "well", 0);
      fine(launcher.run("deploy", server.name()));
      new TrialServer(server).assertWhole(2);
      var state = Client.of(server).state();
      assertThat(state.runningRelease().map(known -> known.id()))
          .isPresent()
          .isEqualTo(state.currentRelease().map(known -> known.id()));
      var release = state.currentRelease().orElseThrow().id().text();
      fine(launcher.run("rollback", server.name()));
      new TrialServer(server).assertWhole(1);
      assertThat(launcher.run("logs", server.name(), "--release", release).exit()).isZero();

      fine(launcher.run("remove", server.name(), "--yes"));

      assertThat(server.sh("readlink /opt/trial; ls -A /srv/apps/trial"))
          .isEqualTo("/srv/apps/trial");
    } finally {
      server.sh("rm -f /opt/trial; umount -l /srv/apps; rmdir /srv/apps");
    }
  }

  /** Such a unit is static: what comes in its place has to be enabled, at once and for good. */
  @ServerTest
  void replacesARuntimeUnitThatHadNothingToEnable(SandboxServer server, @TempDir Path directory)
      throws Exception {
    server.sh(
        "mkdir -p /run/systemd/system; printf '[Service]\\nExecStart=/bin/sleep 10000\\n'"
            + " >/run/systemd/system/trial.service; systemctl daemon-reload; systemctl start trial;"
            + " printf '[Timer]\\nOnCalendar=yearly\\n[Install]\\nWantedBy=timers.target\\n'"
            + " >/etc/systemd/system/trial.timer; systemctl enable -q --now trial.timer");
    try {
      var project = TrialProject.in(directory);
      var launcher = project.launcher(server.sshConfig());
      assertThat(launcher.run("deploy", server.name()).exit()).isEqualTo(1);
      fine(launcher.run("deploy", server.name(), "--adopt"));
      new TrialServer(server).assertWhole(1);
      assertThat(server.sh("systemctl is-enabled trial")).isEqualTo("enabled");
      TrialServer.await(
          java.time.Duration.ofSeconds(10),
          () -> Client.of(server).state().unit().enablement().equals("enabled"));
      assertThat(fine(launcher.run("deploy", server.name())).out()).contains("unchanged");

      fine(launcher.run("remove", server.name(), "--yes"));

      assertThat(server.sh("systemctl show -p FragmentPath,ActiveState --value trial"))
          .contains("/run/systemd/system/trial.service", "active");
      assertThat(server.sh("systemctl is-active trial.timer; systemctl is-enabled trial.timer"))
          .isEqualTo("active\nenabled");
    } finally {
      server.sh(
          "systemctl stop trial; systemctl disable -q --now trial.timer;"
              + " rm -f /run/systemd/system/trial.service /etc/systemd/system/trial.timer;"
              + " systemctl daemon-reload");
    }
  }

  private static Run fine(Run run) {
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    return run;
  }
}
