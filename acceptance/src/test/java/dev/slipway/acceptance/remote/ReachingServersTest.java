package dev.slipway.acceptance.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Secret;
import dev.slipway.model.ServerName;
import dev.slipway.remote.Ask;
import dev.slipway.remote.Remote;
import dev.slipway.remote.RemoteException;
import dev.slipway.remote.RemoteException.SudoRefused;
import dev.slipway.remote.jsch.JschRemotes;
import dev.slipway.sandbox.SandboxException;
import dev.slipway.sandbox.SandboxServer;
import dev.slipway.script.Conversation;
import dev.slipway.script.Frame;
import dev.slipway.script.FramedScripts;
import dev.slipway.script.Privilege;
import dev.slipway.script.Script;
import dev.slipway.testkit.server.OnServers;
import dev.slipway.testkit.server.ServerTest;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Logins as they are in the field, on Debian 11 to 13. */
@OnServers
class ReachingServersTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String PASSWORD = "o'pen $esame \"x\" ";

  /** Payload and a line pass whatever stands between us and the script. */
  private static final Script WHO =
      Script.builder()
          .facts("who", "id -un; echo \"$LC_ALL $LANG\"; pwd")
          .text("step upload eval 'take 3000000 | sha256sum'")
          .text("line 10; step line printf %s \"$line\"")
          .build();

  @ServerTest
  void becomesRootWithoutAPassword(SandboxServer server) throws Exception {
    account(server, "free", "");
    server.sh("echo 'free ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/free");

    assertThatRootTakesPayload(server, "free", Ask.NOBODY);
  }

  @ServerTest
  void becomesRootWithAPasswordThatIsAskedOnce(SandboxServer server) throws Exception {
    account(server, "ops", PASSWORD);
    server.sh("echo 'ops ALL=(ALL) ALL' >/etc/sudoers.d/ops");
    List<String> questions = new ArrayList<>();
    FramedScripts scripts = new FramedScripts(answering(questions, PASSWORD));

    try (Remote remote = open(server, "ops")) {
      assertThatRootTakesPayload(remote, scripts);
      assertThatRootTakesPayload(remote, scripts);
    }

    assertThat(questions).containsExactly("sudo password of ops on " + server.name() + ": ");
  }

  @ServerTest
  void becomesRootWhereSudoKeepsNoTicket(SandboxServer server) throws Exception {
    account(server, "strict", PASSWORD);
    server.sh(
        "printf 'Defaults:strict timestamp_timeout=0\\nDefaults:strict use_pty\\n"
            + "strict ALL=(ALL) ALL\\n' >/etc/sudoers.d/strict");

    assertThatRootTakesPayload(server, "strict", answering(new ArrayList<>(), PASSWORD));
  }

  @ServerTest
  void tellsTheReasonsOfSudoApart(SandboxServer server) throws Exception {
    account(server, "ask", PASSWORD);
    account(server, "none", PASSWORD);
    account(server, "some", "");
    account(server, "typist", "");
    server.sh(
        "printf 'ask ALL=(ALL) ALL\\n"
            + "some ALL=(ALL) NOPASSWD: /bin/ls\\n"
            + "Defaults:typist requiretty\\n"
            + "typist ALL=(ALL) NOPASSWD: ALL\\n"
            + "' >/etc/sudoers.d/reasons");

    assertThat(refusal(server, "ask", Ask.NOBODY)).isEqualTo(SudoRefused.Reason.PASSWORD_REQUIRED);
    assertThat(refusal(server, "ask", answering(new ArrayList<>(), "wrong")))
        .isEqualTo(SudoRefused.Reason.WRONG_PASSWORD);
    assertThat(refusal(server, "none", answering(new ArrayList<>(), PASSWORD)))
        .isEqualTo(SudoRefused.Reason.NOT_ALLOWED);
    assertThat(refusal(server, "some", Ask.NOBODY)).isEqualTo(SudoRefused.Reason.PASSWORD_REQUIRED);
    assertThat(refusal(server, "typist", Ask.NOBODY))
        .isEqualTo(SudoRefused.Reason.TERMINAL_REQUIRED);
  }

  @ServerTest
  void startUpFilesThatPrintReadAndSpeakTurkishBreakNothing(SandboxServer server) throws Exception {
    account(server, "loud", "");
    server.sh("echo 'loud ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/loud");
    server.sh(
        "printf 'echo Hos geldiniz; read -r stolen; export LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8\\n"
            + "printf \"no line end\"; alias printf=false; PATH=/nonexistent\\n'"
            + " >/home/loud/.bashrc");

    assertThatRootTakesPayload(server, "loud", Ask.NOBODY);
  }

  @ServerTest
  void saysWhatAnAccountWithoutShellSays(SandboxServer server) throws Exception {
    account(server, "shut", "");
    server.sh("usermod -s /usr/sbin/nologin shut");

    try (Remote remote = open(server, "shut")) {
      assertThatThrownBy(
              () -> new FramedScripts(Ask.NOBODY).run(remote, WHO, Privilege.LOGIN, LIMIT))
          .isInstanceOf(RemoteException.NoShell.class)
          .hasMessageContaining("This account is currently not available.");
    }
  }

  @ServerTest
  void findsADeadLinkInTwentySeconds(SandboxServer server) throws Exception {
    Script script = Script.builder().step("watch", "echo x; sleep 100").build();
    try (Remote remote = open(server, "root");
        Conversation talk = new FramedScripts(Ask.NOBODY).start(remote, script, Privilege.ROOT)) {
      talk.next(LIMIT);
      talk.next(LIMIT);
      server.cutNetwork();
      long start = System.nanoTime();
      assertThatThrownBy(() -> talk.frames(Duration.ofMinutes(2)))
          .isInstanceOf(RemoteException.ConnectionLost.class)
          .hasMessageStartingWith("run step \"watch\" on");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    } finally {
      server.restoreNetwork();
    }
  }

  private static void assertThatRootTakesPayload(SandboxServer server, String user, Ask ask)
      throws Exception {
    try (Remote remote = open(server, user)) {
      assertThatRootTakesPayload(remote, new FramedScripts(ask));
    }
  }

  private static void assertThatRootTakesPayload(Remote remote, FramedScripts scripts)
      throws Exception {
    byte[] payload = new byte[3_000_000];
    new Random(3).nextBytes(payload);
    try (Conversation talk = scripts.start(remote, WHO, Privilege.ROOT)) {
      talk.send(new ByteArrayInputStream(payload), payload.length, _ -> {});
      talk.line("confirm");
      List<Frame> frames = talk.frames(LIMIT);
      assertThat(frames).hasSize(3);
      assertThat(frames.get(0).text()).isEqualTo("root\nC \n/\n");
      assertThat(frames.get(1).text()).startsWith(sha256(payload));
      assertThat(frames.get(2).text()).isEqualTo("confirm");
    }
  }

  private static String sha256(byte[] bytes) throws Exception {
    return java.util.HexFormat.of()
        .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static SudoRefused.Reason refusal(SandboxServer server, String user, Ask ask)
      throws Exception {
    try (Remote remote = open(server, user)) {
      new FramedScripts(ask).start(remote, WHO, Privilege.ROOT).close();
      throw new AssertionError("sudo let " + user + " in");
    } catch (SudoRefused refused) {
      return refused.reason();
    }
  }

  private static Remote open(SandboxServer server, String user) throws Exception {
    return new JschRemotes(
            Optional.of(server.sshConfig()),
            System.getenv(),
            Ask.NOBODY,
            JschRemotes.forOneServer())
        .open(ServerName.parse(user + "@" + server.name()));
  }

  /** An account that takes root's key; no password when it is empty. */
  private static void account(SandboxServer server, String name, String password)
      throws SandboxException {
    server.sh(
        "id "
            + name
            + " >/dev/null 2>&1 || useradd -m -s /bin/bash "
            + name
            + "; mkdir -p /home/"
            + name
            + "/.ssh; cp ~/.ssh/authorized_keys /home/"
            + name
            + "/.ssh/; chown -R "
            + name
            + " /home/"
            + name);
    if (!password.isEmpty()) {
      server.exec("chpasswd", name + ":" + password + "\n");
    }
  }

  private static Ask answering(List<String> questions, String answer) {
    return new Ask() {
      @Override
      public boolean confirm(String question) {
        return false;
      }

      @Override
      public Optional<Secret> secret(String prompt) {
        questions.add(prompt);
        return Optional.of(Secret.of(answer));
      }
    };
  }
}
