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

  private static void deploy(Launcher launcher, SandboxServer server) throws Exception {
    var run = launcher.run("deploy", server.name());
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
  }
}
