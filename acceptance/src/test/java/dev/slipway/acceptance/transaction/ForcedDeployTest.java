package dev.slipway.acceptance.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.server.OnServers;
import dev.slipway.testkit.server.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** {@code --force}: what it overrides, what never, and that the server remembers it. */
@OnServers(Suite.BOOKWORM)
class ForcedDeployTest {
  private final SandboxServer server;
  private final TrialProject project;
  private final Launcher launcher;

  ForcedDeployTest(Servers servers, @TempDir Path directory) throws Exception {
    this.server = servers.up(Suite.BOOKWORM);
    this.project = TrialProject.in(directory);
    this.launcher = project.launcher(server.sshConfig()).with("USER", "ann");
  }

  @Test
  void goesOnAndIsNotedButNeverOverridesTheVerdict() throws Exception {
    server.sh(
        "systemd-run -q --unit=squatter perl -MIO::Socket::INET -e"
            + " 'my $s = IO::Socket::INET->new(LocalPort => 8080, Listen => 5, ReuseAddr => 1)"
            + " or die; sleep 1000'; sleep 0.5");
    var stopped = launcher.run("deploy", server.name(), "--format", "json");
    assertThat(stopped.exit()).isEqualTo(1);
    var id = finding(stopped.out());

    var forced =
        launcher.run(
            "deploy",
            server.name(),
            "--format",
            "json",
            "--force",
            id + "=it ends\nsoon; $(x) 'y'");

    assertThat(forced.exit()).as(forced.out() + forced.err()).isEqualTo(1);
    var document = JSON.std.mapFrom(forced.out());
    assertThat(document).containsEntry("outcome", "rolled-back");
    assertThat(document.get("forced"))
        .isEqualTo(List.of(Map.of("id", id, "reason", "it ends soon; $(x) 'y'")));
    assertThat(server.sh("grep forced /var/lib/slipway/trial/journal"))
        .matches("\\S+\\t1\\tforced\\t\\S+ by ann@\\S+: " + id + " it ends soon; \\$\\(x\\) 'y'");

    server.sh("systemctl stop squatter");
    var second = launcher.run("deploy", server.name(), "--force", id + "=it ends soon");
    assertThat(second.exit()).as(second.out() + second.err()).isZero();
    assertThat(second.err()).contains("--force " + id + " was not needed: no finding carries it");
    new TrialServer(server).assertWhole(1);
  }

  @Test
  void isShownByReleases() throws Exception {
    Files.writeString(
        project.directory().resolve("own.service"),
        """
        [Unit]
        Description=Trial
        [Service]
        User=trial
        EnvironmentFile=/etc/trial/trial.env
        ExecStart=/opt/trial/current/trial
        Restart=always
        RestartSecs=5
        [Install]
        WantedBy=multi-user.target
        """);
    project.line("unit", "unit: own.service");
    var strict = launcher.run("deploy", server.name(), "--fail-on", "risk", "--format", "json");
    assertThat(strict.exit()).isEqualTo(1);
    var id = finding(strict.out());

    var run =
        launcher.run("deploy", server.name(), "--fail-on", "risk", "--force", id + "=as agreed");

    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    var releases =
        JSON.std.mapFrom(launcher.run("releases", "--format", "json", server.name()).out());
    assertThat(String.valueOf(releases.get("releases")))
        .contains("id=" + id + ", reason=as agreed, by=ann@");
    assertThat(launcher.run("releases", server.name()).out())
        .contains("forced " + id + " by ann@")
        .contains(": as agreed");
  }

  @Test
  void isRefusedForAnIdThatDoesNotExist() throws Exception {
    var run = launcher.run("deploy", server.name(), "--force", "UNIT-999=because");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--force UNIT-999: there is no such finding");
    assertThat(server.exec("test -e /opt/trial").isOk()).isFalse();
  }

  /** The id of the finding that stopped a deploy. */
  private static String finding(String json) throws Exception {
    var cause = String.valueOf(JSON.std.mapFrom(json).get("cause"));
    return cause.substring(cause.indexOf(' ') + 1, cause.indexOf(':'));
  }
}
