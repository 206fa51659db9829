package dev.slipway.acceptance.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.Outcome;
import dev.slipway.plan.Wish;
import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.server.OnServers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Logins that do not give the transaction its channel beforehand, or make more of it than one
 * expects.
 */
@OnServers(Suite.BOOKWORM)
class NarrowLoginTest {
  private static final String NARROW = "/etc/ssh/sshd_config.d/narrow.conf";
  private static final String PASSWORD = "o'pen $esame";

  private final SandboxServer server;
  private final Path directory;

  NarrowLoginTest(SandboxServer server, @TempDir Path directory) {
    this.server = server;
    this.directory = directory;
  }

  @BeforeEach
  void begin() throws Exception {
    new TrialServer(server).runFirst();
  }

  @AfterEach
  void allowEverything() throws Exception {
    server.sh("rm -f " + NARROW + "; systemctl reload ssh");
  }

  /** Which of two channels comes first is a matter of luck: several deploys, for both. */
  @Test
  void deploysWhereOneSessionIsAllowed() throws Exception {
    sshd("MaxSessions 1");
    for (int version = 1; version <= 4; version++) {
      assertThatItDeploys(version, "root");
    }
  }

  @Test
  void deploysThroughAForcedCommandThatRunsWhatWasAsked() throws Exception {
    server.sh(
        "printf '#!/bin/sh\\necho logged >&2\\nexec /bin/sh -c \"$SSH_ORIGINAL_COMMAND\"\\n'"
            + " >/usr/local/bin/log-and-run; chmod 755 /usr/local/bin/log-and-run");
    sshd("ForceCommand /usr/local/bin/log-and-run");

    assertThatItDeploys(2, "root");
  }

  @Test
  void deploysWithoutPam() throws Exception {
    sshd("UsePAM no");

    assertThatItDeploys(2, "root");
  }

  /** The password's line goes down a channel that was opened before anybody was asked for it. */
  @Test
  void deploysAsAUserWhoseSudoAsks() throws Exception {
    server.sh(
        "id ops >/dev/null 2>&1 || useradd -m -s /bin/bash ops; mkdir -p /home/ops/.ssh;"
            + " cp ~/.ssh/authorized_keys /home/ops/.ssh/; chown -R ops /home/ops;"
            + " echo 'ops ALL=(ALL) ALL' >/etc/sudoers.d/ops");
    assertThat(server.exec("chpasswd", "ops:" + PASSWORD + "\n").isOk()).isTrue();
    for (var more : new String[] {"", "MaxSessions 1"}) {
      sshd(more);
      var client = Client.asking(server, "ops", PASSWORD);

      var deployed = client.deployAnticipating(Trial.well(more.isEmpty() ? 2 : 3), Wish.PLAIN);

      assertThat(deployed.outcome()).as(deployed.cause()).isEqualTo(Outcome.CONFIRMED);
    }
    new TrialServer(server).assertWhole(3);
  }

  /**
   * csh is no POSIX shell. The image has neither csh nor fish, so this one understands as little.
   */
  @Test
  void deploysFromALoginShellThatOnlyKnowsQuotes() throws Exception {
    server.sh(
        """
        printf '%s\\n' '#!/usr/bin/perl' 'shift @ARGV eq "-c" or exit 9; my $c = shift;' \\
          '$c =~ /^exec (\\S+) -c \\x27([^\\x27!]*)\\x27$/ or die "Unmatched \\x27.\\n";' \\
          'exec $1, "-c", $2;' >/usr/local/bin/cshell
        chmod 755 /usr/local/bin/cshell; echo /usr/local/bin/cshell >>/etc/shells
        id narrow >/dev/null 2>&1 || useradd -m -s /usr/local/bin/cshell narrow
        mkdir -p /home/narrow/.ssh; cp ~/.ssh/authorized_keys /home/narrow/.ssh/
        chown -R narrow /home/narrow; echo 'narrow ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/narrow
        """);

    assertThatItDeploys(2, "narrow");
  }

  private void sshd(String line) throws Exception {
    server.sh("echo '" + line + "' >" + NARROW + " && sshd -t && systemctl reload ssh");
    new TrialServer(server).awaitLogin();
  }

  private void assertThatItDeploys(int version, String user) throws Exception {
    var project = TrialProject.in(directory);
    project.release(version, "well", 0);
    var run = launcher(project).run("deploy", user + "@" + server.name(), "--restart");
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    new TrialServer(server).assertWhole(version);
  }

  private Launcher launcher(TrialProject project) {
    return project.launcher(server.sshConfig());
  }
}
