package dev.slipway.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.model.Secret;
import dev.slipway.model.ServerName;
import dev.slipway.remote.Ask;
import dev.slipway.remote.Channel;
import dev.slipway.remote.Exit;
import dev.slipway.remote.Remote;
import dev.slipway.remote.RemoteException;
import dev.slipway.remote.jsch.JschRemotes;
import dev.slipway.script.Conversation;
import dev.slipway.script.Frame;
import dev.slipway.script.FramedScripts;
import dev.slipway.script.Privilege;
import dev.slipway.script.Script;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against OpenSSH's own server. */
class JschRemoteTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir static Path shared = Path.of("");
  private static Optional<LoopbackSshd> running = Optional.empty();

  @TempDir Path directory = Path.of("");
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> config = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    if (LoopbackSshd.obstacle().isEmpty()) {
      running = Optional.of(LoopbackSshd.start(shared.resolve("sshd")));
    }
  }

  @AfterAll
  static void stop() {
    running.ifPresent(LoopbackSshd::close);
  }

  @BeforeEach
  void configure() throws Exception {
    assumeTrue(running.isPresent(), () -> LoopbackSshd.obstacle().orElse("it runs"));
    environment.put("HOME", directory.toString());
    environment.put("PATH", System.getenv("PATH"));
    Files.writeString(knownHosts(), sshd().knownHostsLine());
    config.add("Host *");
    config.add("UserKnownHostsFile " + knownHosts());
    config.add("GlobalKnownHostsFile /dev/null");
    config.add("HostName 127.0.0.1");
  }

  @AfterEach
  void noThreadIsLeft() {
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("ssh ") || name.startsWith("Connect thread"));
  }

  private static LoopbackSshd sshd() {
    return running.orElseThrow();
  }

  private Path knownHosts() {
    return directory.resolve("known_hosts");
  }

  private Remote open(String server) throws Exception {
    return open(server, Ask.NOBODY);
  }

  private Remote open(String server, Ask ask) throws Exception {
    Path file = Files.write(directory.resolve("config"), config);
    return new JschRemotes(Optional.of(file), environment, ask, JschRemotes.forOneServer())
        .open(ServerName.parse(server));
  }

  /** With the key and port of the running server. */
  private Remote open() throws Exception {
    config.add("IdentityFile " + sshd().userKey());
    return open("root@web1:" + sshd().port());
  }

  private static String output(Channel channel) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[1000];
    for (int n = channel.read(buffer, 0, 1000, LIMIT);
        n >= 0;
        n = channel.read(buffer, 0, 1000, LIMIT)) {
      all.write(buffer, 0, n);
    }
    return all.toString(UTF_8);
  }

  @Test
  void runsACommandAndTellsOutputErrorsAndExit() throws Exception {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();

    try (Remote remote = open();
        Channel channel = remote.exec("read x; echo out $x; echo err >&2; exit 7", errors)) {
      channel.input().write("word\n".getBytes(UTF_8));
      channel.input().flush();
      assertThat(output(channel)).isEqualTo("out word\n");
      assertThat(channel.exit(LIMIT)).contains(new Exit.Code(7));
      assertThat(errors.toString(UTF_8)).isEqualTo("err\n");
      assertThat(remote.user()).isEqualTo("root");
    }
  }

  @Test
  void takesInputFromTwoWhoWriteAtOnce() throws Exception {
    try (Remote remote = open();
        Channel channel = remote.exec("wc -c", OutputStream.nullOutputStream())) {
      var input = channel.input();
      java.util.concurrent.Callable<String> writer =
          () -> {
            for (int i = 0; i < 500; i++) {
              input.write(new byte[5_000]);
              input.flush();
            }
            return "written";
          };
      try (var writers = java.util.concurrent.Executors.newFixedThreadPool(2)) {
        for (var written : writers.invokeAll(List.of(writer, writer))) {
          assertThat(written.get()).isEqualTo("written");
        }
      }
      input.close();
      assertThat(output(channel).strip()).isEqualTo("5000000");
    }
  }

  @Test
  void tellsTheSignalThatKilledACommand() throws Exception {
    try (Remote remote = open();
        Channel channel = remote.exec("kill -KILL $$", OutputStream.nullOutputStream())) {
      assertThat(channel.exit(LIMIT)).contains(new Exit.Signal("KILL"));
    }
  }

  @Test
  void leavesNoThreadBehindThoughACommandStillRuns() throws Exception {
    try (Remote remote = open()) {
      remote.exec("sleep 60", OutputStream.nullOutputStream());
    }
  }

  @Test
  void carriesMegabytesBothWaysAndFrames() throws Exception {
    byte[] payload = new byte[9_000_001];
    new Random(1).nextBytes(payload);
    Path file = directory.resolve("payload");
    Script script =
        Script.builder()
            .set("FILE", file.toString())
            .step("upload", "take 9000001 >\"$FILE\"")
            .step("back", "cat \"$FILE\"")
            .text("line 5; step line printf %s \"$line\"")
            .build();

    try (Remote remote = open();
        Conversation talk = new FramedScripts(Ask.NOBODY).start(remote, script, Privilege.ROOT)) {
      List<Long> progress = new ArrayList<>();
      talk.send(new ByteArrayInputStream(payload), payload.length, progress::add);
      talk.line("confirm");
      List<Frame> frames = talk.frames(LIMIT);
      assertThat(Files.readAllBytes(file)).isEqualTo(payload);
      assertThat(frames.get(1).output().array()).isEqualTo(payload);
      assertThat(frames.get(2).text()).isEqualTo("confirm");
      assertThat(progress).last().isEqualTo(9_000_001L);
    }
  }

  @Test
  void refusesAnUnknownHostKeyAndSaysHowToAcceptIt() throws Exception {
    Files.delete(knownHosts());

    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            RemoteException.HostKeyUnknown.class,
            unknown -> {
              assertThat(unknown.fingerprint()).startsWith("SHA256:").hasSize(50);
              assertThat(unknown).hasMessageContaining("echo '" + unknown.line() + "' >> ");
            });
    assertThat(knownHosts()).doesNotExist();
  }

  @Test
  void remembersAHostKeyThatTheUserHasAccepted() throws Exception {
    Files.writeString(knownHosts(), "# no line end");
    List<String> questions = new ArrayList<>();
    Ask yes = answering(questions, "");
    config.add("IdentityFile " + sshd().userKey());

    open("root@web1:" + sshd().port(), yes).close();
    open("root@web1:" + sshd().port(), Ask.NOBODY).close();

    assertThat(questions).singleElement().asString().contains("SHA256:");
    assertThat(knownHosts()).hasContent("# no line end\n" + sshd().knownHostsLine());
  }

  @Test
  void refusesAChangedHostKeyWithFileAndLineAndNeverAsks() throws Exception {
    Path other = directory.resolve("other");
    LoopbackSshd.keygen("-t", "ed25519", "-f", other.toString());
    String key = Files.readString(Path.of(other + ".pub"));
    Files.writeString(knownHosts(), "\n[127.0.0.1]:" + sshd().port() + " " + key);
    List<String> questions = new ArrayList<>();
    config.add("IdentityFile " + sshd().userKey());

    assertThatThrownBy(() -> open("root@web1:" + sshd().port(), answering(questions, "")))
        .isInstanceOf(RemoteException.HostKeyChanged.class)
        .hasMessageContaining("known_hosts:2")
        .hasMessageContaining("ssh-keygen -R '[127.0.0.1]:" + sshd().port() + "'");
    assertThat(questions).isEmpty();
  }

  @Test
  void refusesAKeyThatIsRevokedForEveryHost() throws Exception {
    Files.writeString(
        knownHosts(), sshd().knownHostsLine() + "@revoked * " + sshd().hostKey() + "\n");

    assertThatThrownBy(this::open)
        .isInstanceOf(RemoteException.HostKeyRevoked.class)
        .hasMessageContaining("known_hosts:2");
  }

  @Test
  void findsAHashedHost() throws Exception {
    LoopbackSshd.keygen("-H", "-f", knownHosts().toString());
    assertThat(Files.readString(knownHosts())).startsWith("|1|");

    open().close();
  }

  @Test
  void saysWhichKeysWereRefusedAndWhatTheServerTakes() throws Exception {
    Path other = directory.resolve("other");
    LoopbackSshd.keygen("-t", "ed25519", "-f", other.toString());
    config.add("IdentityFile " + other);

    assertThatThrownBy(() -> open("root@web1:" + sshd().port()))
        .isInstanceOf(RemoteException.LoginRefused.class)
        .hasMessageContaining("tried " + other + ";")
        .hasMessageContaining("the server accepts publickey.");
  }

  @Test
  void asksForThePassphraseOnlyOfAKeyThatTheServerTakes() throws Exception {
    Path wrong = directory.resolve("wrong");
    Path right = directory.resolve("right");
    LoopbackSshd.keygen("-t", "ed25519", "-f", wrong.toString(), "-N", "other phrase");
    Files.copy(sshd().userKey(), right);
    LoopbackSshd.keygen("-p", "-f", right.toString(), "-N", "secret phrase");
    config.add("IdentityFile " + wrong);
    config.add("IdentityFile " + right);
    List<String> questions = new ArrayList<>();

    open("root@web1:" + sshd().port(), answering(questions, "secret phrase")).close();

    assertThat(questions).containsExactly("Passphrase of " + right + ": ");
  }

  @Test
  void takesAKeyFromTheAgent() throws Exception {
    Path socket = directory.resolve("agent");
    Process agent =
        new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
            .redirectErrorStream(true)
            .start();
    try {
      for (int i = 0; i < 100 && !Files.exists(socket); i++) {
        Thread.sleep(20);
      }
      ProcessBuilder add = new ProcessBuilder("ssh-add", "-q", sshd().userKey().toString());
      add.environment().put("SSH_AUTH_SOCK", socket.toString());
      assertThat(add.start().waitFor()).isZero();
      environment.put("SSH_AUTH_SOCK", socket.toString());
      config.add("IdentityFile " + directory.resolve("missing"));

      open("root@web1:" + sshd().port()).close();

      config.add("IdentitiesOnly yes");
      assertThatThrownBy(() -> open("root@web1:" + sshd().port()))
          .isInstanceOf(RemoteException.LoginRefused.class)
          .hasMessageContaining("tried no key");
    } finally {
      agent.destroy();
    }
  }

  @Test
  void logsInWithACertificate() throws Exception {
    Path authority = directory.resolve("authority");
    LoopbackSshd.keygen("-t", "ed25519", "-f", authority.toString());
    Path key = directory.resolve("certified");
    LoopbackSshd.keygen("-t", "ed25519", "-f", key.toString());
    LoopbackSshd.keygen("-s", authority.toString(), "-I", "me", "-n", "root", key + ".pub");
    try (LoopbackSshd other =
        LoopbackSshd.start(directory.resolve("sshd"), "TrustedUserCAKeys " + authority + ".pub")) {
      Files.writeString(knownHosts(), other.knownHostsLine());
      config.add("IdentityFile " + key);

      open("root@web1:" + other.port()).close();
    }
  }

  @Test
  void trustsAHostCertificateByItsAuthorityAlone() throws Exception {
    Path authority = directory.resolve("authority");
    LoopbackSshd.keygen("-t", "ed25519", "-f", authority.toString());
    Path home = directory.resolve("sshd");
    try (LoopbackSshd first = LoopbackSshd.start(home)) {
      assertThat(first.port()).isPositive();
    }
    LoopbackSshd.keygen(
        "-s",
        authority.toString(),
        "-I",
        "host",
        "-h",
        "-n",
        "127.0.0.1",
        home.resolve("host_ed25519.pub").toString());
    try (LoopbackSshd other =
        LoopbackSshd.start(home, "HostCertificate " + home.resolve("host_ed25519-cert.pub"))) {
      String trusted = "@cert-authority * " + Files.readString(Path.of(authority + ".pub"));
      config.add("IdentityFile " + other.userKey());

      Files.writeString(knownHosts(), trusted);
      open("root@web1:" + other.port()).close();

      Files.writeString(knownHosts(), other.knownHostsLine());
      open("root@web1:" + other.port()).close();

      Path stranger = directory.resolve("stranger");
      LoopbackSshd.keygen("-t", "ed25519", "-f", stranger.toString());
      String strange = "@cert-authority * " + Files.readString(Path.of(stranger + ".pub"));
      Files.writeString(knownHosts(), strange);
      assertThatThrownBy(() -> open("root@web1:" + other.port()))
          .isInstanceOf(RemoteException.HostKeyUnknown.class);

      Files.writeString(knownHosts(), strange + other.knownHostsLine());
      open("root@web1:" + other.port()).close();

      Files.writeString(knownHosts(), trusted + trusted.replace("@cert-authority", "@revoked"));
      assertThatThrownBy(() -> open("root@web1:" + other.port()))
          .isInstanceOf(RemoteException.HostKeyRevoked.class);
    }
  }

  @Test
  void goesThroughTwoJumpHostsAndChecksEachKey() throws Exception {
    try (LoopbackSshd hop = LoopbackSshd.start(directory.resolve("hop"))) {
      config.add("IdentityFile " + sshd().userKey());
      config.add("IdentityFile " + hop.userKey());
      config.addFirst(
          "Host web1\n  ProxyJump root@jump1:" + hop.port() + ",root@jump2:" + sshd().port());

      assertThatThrownBy(() -> open("root@web1:" + sshd().port()))
          .isInstanceOf(RemoteException.HostKeyUnknown.class)
          .hasMessageContaining("jump1");

      Files.writeString(knownHosts(), sshd().knownHostsLine() + hop.knownHostsLine());
      try (Remote remote = open("root@web1:" + sshd().port());
          Channel channel = remote.exec("echo far", OutputStream.nullOutputStream())) {
        assertThat(output(channel)).isEqualTo("far\n");
      }
      assertThat(hop.log()).contains("Accepted publickey");
    }
  }

  @Test
  void aJumpHostThatForwardsNothingIsNamed() throws Exception {
    try (LoopbackSshd hop = LoopbackSshd.start(directory.resolve("hop"), "AllowTcpForwarding no")) {
      Files.writeString(knownHosts(), sshd().knownHostsLine() + hop.knownHostsLine());
      config.add("IdentityFile " + hop.userKey());
      config.addFirst("Host web1\n  ProxyJump root@jump1:" + hop.port());

      assertThatThrownBy(() -> open("root@web1:" + sshd().port()))
          .isInstanceOf(RemoteException.HandshakeFailed.class)
          .hasMessageContaining("jump1")
          .hasMessageContaining("AllowTcpForwarding");
    }
  }

  @Test
  void usesAProxyCommand() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash for /dev/tcp");
    config.add("ProxyCommand bash -c 'exec 3<>/dev/tcp/%h/%p; cat <&3 & cat >&3; kill $!'");
    try (Remote remote = open();
        Channel channel = remote.exec("echo far", OutputStream.nullOutputStream())) {
      assertThat(output(channel)).isEqualTo("far\n");
    }
  }

  @Test
  void tellsRefusedUnresolvedAndNotSshApart() throws Exception {
    assertThatThrownBy(() -> open("root@web1:1"))
        .isInstanceOf(RemoteException.ConnectionRefused.class)
        .hasMessageContaining("127.0.0.1 port 1");

    config.addFirst("Host nowhere\n  HostName nowhere.invalid");
    assertThatThrownBy(() -> open("root@nowhere"))
        .isInstanceOf(RemoteException.UnresolvedName.class)
        .hasMessageContaining("nowhere.invalid");

    try (java.net.ServerSocket web = new java.net.ServerSocket(0)) {
      Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                try (java.net.Socket client = web.accept()) {
                  client
                      .getOutputStream()
                      .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
                } catch (IOException closed) {
                  // The test is over.
                }
              });
      assertThatThrownBy(() -> open("root@web1:" + web.getLocalPort()))
          .isInstanceOf(RemoteException.HandshakeFailed.class);
    }
  }

  @Test
  void saysWhatIsWrongWithTheConfiguration() throws Exception {
    config.add("NoSuchKeyword yes");

    assertThatThrownBy(() -> open("root@web1"))
        .isInstanceOf(RemoteException.BadConfiguration.class)
        .hasMessageContaining("NoSuchKeyword".toLowerCase(java.util.Locale.ROOT));
  }

  @Test
  void readsTheConfigurationItselfWhereThereIsNoSsh() throws Exception {
    environment.put("PATH", directory.toString());
    config.add("Port " + sshd().port());
    config.add("User root");
    config.add("IdentityFile " + sshd().userKey());
    open("web1").close();

    config.add("Match host web1");
    assertThatThrownBy(() -> open("web1"))
        .isInstanceOf(RemoteException.BadConfiguration.class)
        .hasMessageContaining("config:8: \"Match\"");
  }

  @Test
  void aBannerBreaksNothing() throws Exception {
    Path banner = Files.writeString(directory.resolve("banner"), "Authorised use only\n");
    try (LoopbackSshd other = LoopbackSshd.start(directory.resolve("sshd"), "Banner " + banner)) {
      Files.writeString(knownHosts(), other.knownHostsLine());
      config.add("IdentityFile " + other.userKey());

      open("root@web1:" + other.port()).close();
    }
  }

  @Test
  void aForcedCommandIsNoShellAndItsWordsAreShown() throws Exception {
    try (LoopbackSshd other =
        LoopbackSshd.start(directory.resolve("sshd"), "ForceCommand echo backups only; exit 3")) {
      Files.writeString(knownHosts(), other.knownHostsLine());
      config.add("IdentityFile " + other.userKey());
      Script script = Script.builder().step("a", "true").build();

      try (Remote remote = open("root@web1:" + other.port())) {
        assertThatThrownBy(
                () -> new FramedScripts(Ask.NOBODY).run(remote, script, Privilege.ROOT, LIMIT))
            .isInstanceOf(RemoteException.NoShell.class)
            .hasMessageStartingWith(
                "start a shell on root@web1:" + other.port() + ": exit 3: \"backups only\"");
      }
    }
  }

  @Test
  void aConnectionThatIsResetIsLostWithTheStepUnderWay() throws Exception {
    try (DelayingProxy proxy = new DelayingProxy("127.0.0.1", sshd().port(), Duration.ZERO)) {
      try (Remote remote = openThrough(proxy);
          Conversation talk = startSleeping(remote)) {
        proxy.cut(DelayingProxy.Cut.RESET);
        assertThatThrownBy(() -> talk.frames(LIMIT))
            .isInstanceOf(RemoteException.ConnectionLost.class)
            .hasMessageStartingWith("run step \"sleep\" on");
      }
    }
  }

  @Test
  void aPeerThatFallsSilentIsFoundDeadInTwentySeconds() throws Exception {
    try (DelayingProxy proxy = new DelayingProxy("127.0.0.1", sshd().port(), Duration.ZERO)) {
      try (Remote remote = openThrough(proxy);
          Conversation talk = startSleeping(remote)) {
        proxy.cut(DelayingProxy.Cut.SILENCE);
        long start = System.nanoTime();
        assertThatThrownBy(() -> talk.frames(Duration.ofMinutes(5)))
            .isInstanceOf(RemoteException.ConnectionLost.class)
            .hasMessageContaining("no answer for 15 s");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
      }
    }
  }

  @Test
  void anUploadToAPeerThatFallsSilentEndsToo() throws Exception {
    try (DelayingProxy proxy = new DelayingProxy("127.0.0.1", sshd().port(), Duration.ZERO)) {
      try (Remote remote = openThrough(proxy);
          Channel channel = remote.exec("cat >/dev/null", OutputStream.nullOutputStream())) {
        channel.input().write(new byte[100_000]);
        channel.input().flush();
        proxy.cut(DelayingProxy.Cut.SILENCE);
        long start = System.nanoTime();
        assertThatThrownBy(
                () -> {
                  for (int i = 0; i < 1000; i++) {
                    channel.input().write(new byte[100_000]);
                    channel.input().flush();
                  }
                })
            .isInstanceOf(RemoteException.ConnectionLost.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
      }
    }
  }

  @Test
  void aQuietCommandOnALiveConnectionIsNotTakenForDead() throws Exception {
    try (Remote remote = open();
        Channel channel = remote.exec("sleep 18; echo done", OutputStream.nullOutputStream())) {
      byte[] buffer = new byte[100];
      int count = channel.read(buffer, 0, 100, Channel.UNTIL_LOST);
      assertThat(new String(buffer, 0, count, UTF_8)).isEqualTo("done\n");
    }
  }

  private Remote openThrough(DelayingProxy proxy) throws Exception {
    Files.writeString(knownHosts(), "* " + sshd().hostKey() + "\n");
    config.add("IdentityFile " + sshd().userKey());
    return open("root@web1:" + proxy.port());
  }

  private static Conversation startSleeping(Remote remote) throws Exception {
    Script script = Script.builder().step("sleep", "echo x; sleep 60").build();
    Conversation talk = new FramedScripts(Ask.NOBODY).start(remote, script, Privilege.LOGIN);
    talk.next(LIMIT);
    talk.next(LIMIT);
    return talk;
  }

  private static Ask answering(List<String> questions, String secret) {
    return new Ask() {
      @Override
      public boolean confirm(String question) {
        questions.add(question);
        return true;
      }

      @Override
      public Optional<Secret> secret(String prompt) {
        questions.add(prompt);
        return Optional.of(Secret.of(secret));
      }
    };
  }
}
