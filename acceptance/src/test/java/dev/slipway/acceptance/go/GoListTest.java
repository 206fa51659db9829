package dev.slipway.acceptance.go;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.acceptance.schema.Schemas;
import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import dev.slipway.testkit.server.OnServers;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code slipway go list} on a Debian 12 whose Go was damaged in each way there is a finding for.
 */
@OnServers(Suite.BOOKWORM)
class GoListTest {
  private static final Pattern FINDING =
      Pattern.compile("(?m)^(?:BLOCKER|RISK|ADVICE) +[A-Z]+-\\d\\d");
  private static final String ARCHIVE = FakeGo.tree("/usr/local/go", "go1.26.8");
  private static final String PROFILE =
      "echo 'PATH=$PATH:/usr/local/go/bin' >/etc/profile.d/go.sh\n";
  private static final String LINK = "ln -s /usr/local/go/bin/go /usr/local/bin/go\n";

  @TempDir Path directory;

  private Run list(SandboxServer server, String... more) throws Exception {
    var words = new java.util.ArrayList<>(List.of("go", "list", server.name()));
    words.addAll(List.of(more));
    return Launcher.packaged()
        .in(directory)
        .withSshConfig(server.sshConfig())
        .run(words.toArray(String[]::new));
  }

  @AfterEach
  void heal(SandboxServer server) throws Exception {
    server.sh(
        """
        rm -rf /usr/local/go* /opt/go* /opt/slipway /usr/lib/go-* /usr/bin/go /usr/local/bin/go \
          /etc/profile.d/go.sh /root/go /root/.config/go /root/.bashrc /root/.profile /root/.cache
        : >/etc/environment
        """);
  }

  static List<Arguments> damages() {
    return List.of(
        Arguments.of("RISK     TOOLCHAIN-01", ARCHIVE + PROFILE),
        Arguments.of(
            "RISK     TOOLCHAIN-02",
            ARCHIVE
                + FakeGo.tree("/opt/go1.22", "go1.22.12")
                + "ln -s /opt/go1.22/bin/go /usr/local/bin/go\n"
                + "echo 'PATH=/usr/local/bin:/usr/local/go/bin:/usr/bin:/bin' >/etc/environment\n"),
        Arguments.of(
            "RISK     TOOLCHAIN-31",
            ARCHIVE
                + FakeGo.tree("/usr/lib/go-1.19", "go1.19.8")
                + "ln -s ../lib/go-1.19/bin/go /usr/bin/go\n"),
        Arguments.of(
            "RISK     TOOLCHAIN-03",
            ARCHIVE + LINK + "echo export GOROOT=/opt/go >/root/.profile\n"),
        Arguments.of(
            "RISK     TOOLCHAIN-04",
            ARCHIVE
                + LINK
                + FakeGo.tree("/opt/go1.22", "go1.22.12")
                + "echo export GOROOT=/opt/go1.22 >/root/.profile\n"),
        Arguments.of(
            "BLOCKER  TOOLCHAIN-04", FakeGo.tree("/usr/local/go", "go1.26.8", "go1.22.12") + LINK),
        Arguments.of(
            "BLOCKER  TOOLCHAIN-32",
            ARCHIVE
                + LINK
                + "cp /bin/true /usr/local/go/bin/go; printf '\\026\\000' |"
                + " dd of=/usr/local/go/bin/go bs=1 seek=18 conv=notrunc status=none\n"),
        Arguments.of(
            "RISK     TOOLCHAIN-30",
            ARCHIVE + LINK + "echo export GOPATH=/usr/local/go >/root/.profile\n"),
        Arguments.of(
            "RISK     MODULES-03",
            ARCHIVE
                + LINK
                + "mkdir -p /root/.config/go; echo GO111MODULE=off >/root/.config/go/env\n"),
        Arguments.of(
            "RISK     MODULES-03", ARCHIVE + LINK + "echo GO111MODULE=off >/etc/environment\n"),
        Arguments.of(
            "RISK     TOOLCHAIN-15",
            ARCHIVE + LINK + "printf 'unset HOME XDG_CACHE_HOME\\n' >/root/.profile\n"));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void findsEachDamageAndNothingElse(String finding, String damage, SandboxServer server)
      throws Exception {
    server.sh(damage);
    var run = list(server);
    assertThat(run.exit()).as(run.toString()).isEqualTo(finding.startsWith("BLOCKER") ? 1 : 0);
    assertThat(FINDING.matcher(run.out()).results().map(r -> r.group()).toList())
        .as(run.out())
        .containsExactly(finding);
    Schemas.load().assertValid(list(server, "--format", "json").out(), "slipway/go-list/1");
  }

  @Test
  void findsNothingWithoutGoAndWithOneThatAllWaysGet(SandboxServer server) throws Exception {
    var none = list(server, "--fail-on", "advice");
    assertThat(none.exit()).as(none.toString()).isZero();
    assertThat(none.out()).contains("no Go", "no findings");
    server.sh(ARCHIVE + "ln -s /usr/local/go/bin/go /usr/bin/go\n");
    var one = list(server, "--fail-on", "advice");
    assertThat(one.exit()).as(one.toString()).isZero();
    assertThat(one.out())
        .containsPattern("ssh command +go1.26.8 +/usr/bin/go")
        .containsPattern("system service +go1.26.8 +/usr/bin/go")
        .containsPattern("sudo +go1.26.8 +/usr/bin/go")
        .contains("no findings");
  }

  @Test
  void namesLeftoversAndWhoKeepsWhat(SandboxServer server) throws Exception {
    server.sh(
        ARCHIVE
            + FakeGo.tree("/usr/local/go.old", "go1.22.12")
            + FakeGo.tree("/opt/slipway/go/go1.27.0", "go1.27.0")
            + FakeGo.tree("/root/sdk/go1.25.0", "go1.25.0")
            + "mkdir -p /usr/local/go1.24/bin; echo go1.24.1 >/usr/local/go1.24/VERSION\n");
    assertThat(list(server).out())
        .containsPattern("go1.26.8 +/usr/local/go +archive")
        .containsPattern("go1.22.12 \\(leftover\\) +/usr/local/go.old ")
        .containsPattern("go1.27.0 +/opt/slipway/go/go1.27.0 +slipway")
        .containsPattern("go1.25.0 +/root/sdk/go1.25.0 +~/sdk")
        .contains("go1.24.1 (leftover without bin/go and the compiler)", "no findings");
    server.sh("rm -rf /root/sdk");
  }

  @Test
  void doesNotHangOnFilesOfAShellThatDoNotEnd(SandboxServer server) throws Exception {
    server.sh(ARCHIVE + LINK + "echo 'sleep 600 & sleep 600' >/root/.profile\n");
    var run = list(server);
    assertThat(run.exit()).as(run.toString()).isZero();
    assertThat(run.out())
        .contains("UNKNOWN  the Go of login shell", "did not come to a command within 5 s")
        .containsPattern("ssh command +go1.26.8");
  }

  @Test
  void looksAsAnAccountThatMayNotReadAll(SandboxServer server) throws Exception {
    server.sh(
        ARCHIVE
            + LINK
            + """
            useradd -m -s /bin/bash dep
            install -d -o dep -m 700 /home/dep/.ssh /home/dep/go /home/dep/go/pkg
            install -o dep -m 600 /root/.ssh/authorized_keys /home/dep/.ssh/
            install -d -o root /home/dep/go/pkg/mod
            sed -i '1i export GOFLAGS=-mod=vendor' /home/dep/.bashrc
            """);
    var run =
        Launcher.packaged()
            .in(directory)
            .withSshConfig(server.sshConfig())
            .run("go", "list", "dep@" + server.name());
    assertThat(run.out())
        .as(run.toString())
        .containsPattern("ssh command +go1.26.8 +/usr/local/bin/go +GOFLAGS=-mod=vendor")
        .contains("UNKNOWN  the Go of sudo of dep@", "(would need root)")
        .contains("RISK     TOOLCHAIN-27", "/home/dep/go/pkg/mod");
  }
}
