package dev.slipway.acceptance.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.SandboxServer;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.server.OnServers;
import dev.slipway.testkit.server.ServerTest;
import dev.slipway.testkit.server.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** {@code slipway remove}: all that deploys made goes, and nothing else. */
@OnServers
class RemovalTest {

  /** Files, links and directories; what useradd and systemd write for themselves is theirs. */
  private static final String TREE =
      "find /etc /opt /var/lib /run/slipway -xdev -path /var/lib/systemd -prune -o ! -path"
          + " '/etc/*-' ! -path /etc/.pwd.lock -printf '%p %M %U %l ' \\( -type f -exec sha256sum"
          + " {} \\; -o -printf '\\n"
          + "' \\) 2>/dev/null | sort; getent passwd; getent group; systemctl show -p LoadState"
          + " trial.service; systemctl list-units --all --plain --no-legend 'slipway*' 'trial*'";

  @ServerTest
  void leavesTheServerAsItWasBeforeTheFirstDeploy(
      Servers servers, SandboxServer shared, @TempDir Path directory) throws Exception {
    var server = servers.up(shared.suite());
    var project = TrialProject.in(directory.resolve("project"));
    var launcher = project.launcher(server.sshConfig());
    server.sh("mkdir /etc/trial && useradd bystander"); // a directory of an administrator
    var before = server.sh(TREE);
    deploy(launcher, server);
    project.release(2, "well", 0);
    deploy(launcher, server);

    var unasked = launcher.run("remove", server.name());
    assertThat(unasked.exit()).isEqualTo(2);
    assertThat(unasked.out()).contains("trial.service is stopped");
    assertThat(unasked.err()).contains("There is no way back").contains("say --yes");
    new TrialServer(server).assertWhole(2);

    var elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    var removed =
        launcher
            .in(elsewhere)
            .run("remove", server.name(), "--service", "trial", "--yes", "--format", "json");

    assertThat(removed.exit()).as(removed.out() + removed.err()).isZero();
    var documents = removed.out().lines().map(JSON.std::mapFrom).toList();
    assertThat(documents.getFirst()).containsEntry("schema", "slipway/plan/1");
    assertThat(documents.getLast())
        .containsEntry("schema", "slipway/deploy/1")
        .containsEntry("outcome", "confirmed")
        .containsEntry("cause", "trial was taken away");
    assertThat(difference(before, server.sh(TREE))).isEmpty();

    var again = launcher.run("remove", server.name(), "--yes");
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.out()).contains("Slipway never deployed trial here");

    deploy(launcher, server);
    new TrialServer(server).assertWhole(2);
    servers.down(server);
  }

  @Test
  void keepsWhatTheServiceWroteAndItsAccount(Servers servers, SandboxServer shared, @TempDir Path d)
      throws Exception {
    var server = servers.up(shared.suite());
    var project = TrialProject.in(d);
    var launcher = project.launcher(server.sshConfig());
    deploy(launcher, server);
    server.sh(
        "mkdir /var/lib/trial; echo kept >/var/lib/trial/data; chown -R trial /var/lib/trial");

    var removed = launcher.run("remove", server.name(), "--yes");

    assertThat(removed.exit()).as(removed.out() + removed.err()).isZero();
    assertThat(server.sh("stat -c %U /var/lib/trial/data; cat /var/lib/trial/data"))
        .isEqualTo("trial\nkept");
    assertThat(server.exec("ls -d /opt/trial /etc/trial /var/lib/slipway").out()).isEmpty();
    servers.down(server);
  }

  @Test
  void takesAwayTheRecordOfAFirstDeployThatDidNotStay(
      Servers servers, SandboxServer shared, @TempDir Path directory) throws Exception {
    var server = servers.up(shared.suite());
    var project = TrialProject.in(directory);
    var launcher = project.launcher(server.sshConfig());
    var before = server.sh(TREE);
    project.release(1, "exits", 1);

    assertThat(launcher.run("deploy", server.name()).exit()).isEqualTo(1);

    assertThat(difference(before, server.sh(TREE)))
        .allSatisfy(line -> assertThat(line).matches("\\+ /(var/lib|run)/slipway.*"));
    var unasked = launcher.run("remove", server.name());
    assertThat(unasked.exit()).as(unasked.out() + unasked.err()).isEqualTo(2);
    assertThat(unasked.out())
        .contains("the record of deploys that did not stay")
        .doesNotContain("trial.service");
    // Nothing but the record is ours: a unit that somebody made meanwhile stays and goes on
    // running.
    server.sh(
        "printf '[Service]\\nExecStart=/bin/sleep 1000\\n' >/etc/systemd/system/trial.service;"
            + " systemctl start trial");

    var removed = launcher.run("remove", server.name(), "--yes");

    assertThat(removed.exit()).as(removed.out() + removed.err()).isZero();
    assertThat(server.sh("systemctl is-active trial")).isEqualTo("active");
    server.sh("systemctl stop trial; rm /etc/systemd/system/trial.service");
    server.sh("systemctl daemon-reload; systemctl reset-failed");
    assertThat(difference(before, server.sh(TREE))).isEmpty();
    servers.down(server);
  }

  /** A unit of an administrator, with all that may belong to one. */
  private static final String OWN_UNIT =
      """
      mkdir -p /opt/trial/bin /etc/trial /etc/systemd/system/trial.service.d
      cp /bin/sleep /opt/trial/bin/
      ln -s bin /opt/trial/current
      echo NAME=theirs >/etc/trial/trial.env
      printf '[Service]\nEnvironment=MORE=yes\n' >/etc/systemd/system/trial.service.d/more.conf
      cat >UNIT/trial.service <<END
      [Service]
      EnvironmentFile=/etc/trial/trial.env
      ExecStart=/opt/trial/bin/sleep 100000
      [Install]
      WantedBy=multi-user.target
      Alias=tribunal.service
      END
      systemctl daemon-reload
      systemctl enable -q --now trial
      """;

  private static final String THEIRS =
      "pid=$(systemctl show -p MainPID --value trial); readlink /proc/$pid/exe;"
          + " tr '\\0' '\\n' </proc/$pid/environ | grep -e NAME= -e MORE= | sort;"
          + " systemctl is-enabled trial; systemctl is-active tribunal";

  @ServerTest
  void bringsBackTheUnitThatWasAdopted(Servers servers, SandboxServer shared, @TempDir Path d)
      throws Exception {
    bringsBack("/etc/systemd/system", servers, shared, d);
  }

  @Test
  void bringsBackTheUnitOfAPackageThatWasAdopted(
      Servers servers, SandboxServer shared, @TempDir Path d) throws Exception {
    bringsBack("/usr/lib/systemd/system", servers, shared, d);
  }

  private static void bringsBack(
      String directory, Servers servers, SandboxServer shared, Path project) throws Exception {
    var server = servers.up(shared.suite());
    server.sh(OWN_UNIT.replace("UNIT", directory));
    var before = server.sh(TREE);
    var theirs = server.sh(THEIRS);
    assertThat(theirs).contains("NAME=theirs", "MORE=yes", "enabled", "active");
    var trial = TrialProject.in(project);
    var launcher = trial.launcher(server.sshConfig());
    deploy(launcher, server, "--adopt");
    new TrialServer(server).assertWhole(1);
    trial.release(2, "well", 0);
    deploy(launcher, server);
    new TrialServer(server).assertWhole(2);

    var plan = launcher.run("remove", server.name());
    assertThat(plan.out())
        .contains("bring-back")
        .contains(directory.replace("/usr", "") + "/trial.service as it was: enabled, started")
        .contains("slipway deploy --adopt replaces it again");
    var removed = launcher.run("remove", server.name(), "--yes");

    assertThat(removed.exit()).as(removed.out() + removed.err()).isZero();
    assertThat(server.sh(THEIRS)).isEqualTo(theirs);
    assertThat(difference(before, server.sh(TREE))).isEmpty();
    servers.down(server);
  }

  /** The lines that only one of the two has: a whole tree in a message is read by nobody. */
  private static List<String> difference(String before, String after) {
    var gone = new ArrayList<>(before.lines().toList());
    var come = new ArrayList<>(after.lines().toList());
    gone.removeAll(after.lines().toList());
    come.removeAll(before.lines().toList());
    gone.replaceAll(line -> "- " + line);
    come.replaceAll(line -> "+ " + line);
    gone.addAll(come);
    return gone;
  }

  private static void deploy(Launcher launcher, SandboxServer server, String... options)
      throws Exception {
    var words = new ArrayList<>(List.of("deploy", server.name()));
    words.addAll(List.of(options));
    var run = launcher.run(words.toArray(String[]::new));
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
  }
}
