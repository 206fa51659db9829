package dev.slipway.acceptance.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.acceptance.schema.Schemas;
import dev.slipway.format.module.GoPlatform;
import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.module.ModuleServer;
import dev.slipway.testkit.module.SignedLog;
import dev.slipway.testkit.module.SmallToolchain;
import dev.slipway.testkit.server.OnServers;
import dev.slipway.testkit.server.ServerTest;
import dev.slipway.testkit.server.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server without any Go, and without a network, gets one. */
@OnServers
class GoOnServersTest {
  private static final String REAL = "1.25.7";
  private static final GoPlatform LINUX =
      GoPlatform.of("Linux", System.getProperty("os.arch")).orElseThrow();

  @TempDir Path directory;

  private Launcher small(SandboxServer server, ModuleServer proxy, SignedLog log) {
    return Launcher.packaged()
        .in(directory)
        .withSshConfig(server.sshConfig())
        .with("XDG_CACHE_HOME", directory.resolve("cache").toString())
        .with("XDG_STATE_HOME", directory.resolve("state").toString())
        .with("GOENV", "off")
        .with("GOPROXY", proxy.address())
        .with("GOSUMDB", log.setting());
  }

  @ServerTest
  void installsOnceAndTakesItAway(SandboxServer server) throws Exception {
    var log = SignedLog.create();
    try (var proxy = ModuleServer.start(log)) {
      new SmallToolchain("1.99.1", LINUX).in(proxy, log);
      var slipway = small(server, proxy, log);
      server.sh("mkdir -p /opt/slipway/go/.part-999999/go1.99.1"); // of a dead shell
      var first = slipway.run("go", "install", "1.99.1", "--on", server.name(), "--format", "json");
      assertThat(first.exit()).as(first.out() + first.err()).isZero();
      Schemas.load().assertValid(first.out(), "slipway/go-install/1");
      assertThat(server.sh("ls -A /opt/slipway/go").strip()).isEqualTo("go1.99.1");
      assertThat(server.sh("/opt/slipway/go/go1.99.1/bin/go version")).contains("go1.99.1");
      assertThat(server.sh("stat -c '%U %a' /opt/slipway/go/go1.99.1/bin/go").strip())
          .isEqualTo("root 755");
      assertThat(server.sh("ls /opt/slipway/go/go1.99.1/src")).contains("go.mod");
      assertThat(slipway.run("go", "list", server.name()).out())
          .contains("go1.99.1", "/opt/slipway/go/go1.99.1");

      proxy.asked();
      var again = slipway.run("go", "install", "1.99.1", "--on", server.name(), "--profile");
      assertThat(again.out()).as(again.err()).contains("present");
      assertThat(again.err()).as("what is there is not sent again").doesNotContain("sending");
      assertThat(proxy.asked()).isEmpty();
      var unproven = slipway.run("go", "install", "1.99.1", "--on", server.name(), "--prove");
      assertThat(unproven.exit()).as("its go builds nothing").isEqualTo(3);
      assertThat(unproven.out()).contains("failed", "step build");
      assertThat(server.sh("ls -A /opt/slipway/go").strip()).isEqualTo("go1.99.1");
      assertThat(server.sh("sh -lc 'command -v go'")).contains("/opt/slipway/go/go1.99.1/bin/go");

      var removed = slipway.run("go", "remove", "1.99.1", "--on", server.name());
      assertThat(removed.out()).as(removed.err()).contains("removed");
      assertThat(server.sh("ls /opt/slipway /etc/profile.d 2>&1 || true"))
          .contains("No such file")
          .doesNotContain("slipway-go");
    }
  }

  @ServerTest
  void putsAWholeOneInThePlaceOfABrokenArchive(SandboxServer server) throws Exception {
    var log = SignedLog.create();
    try (var proxy = ModuleServer.start(log)) {
      new SmallToolchain("1.99.1", LINUX).building().in(proxy, log);
      var slipway = small(server, proxy, log);
      server.sh(
          FakeGo.tree("/usr/local/go", "go1.99.1", "go1.98.0")
              + "ln -s /usr/local/go/bin/go /usr/local/bin/go\n");

      var unasked = slipway.run("go", "list", server.name(), "--fix");
      assertThat(unasked.exit()).as(unasked.toString()).isEqualTo(2);
      assertThat(unasked.out()).contains("BLOCKER  TOOLCHAIN-04", "plan", "install go1.99.1");
      assertThat(server.sh("ls /opt/slipway 2>&1 || true")).contains("No such file");

      var fixed = slipway.run("go", "list", server.name(), "--fix", "--yes", "--fail-on", "risk");
      assertThat(fixed.exit()).as(fixed.toString()).isZero();
      assertThat(fixed.out()).contains("done  on " + server.name(), "back: ssh", "no findings");
      assertThat(server.sh("readlink /usr/local/go").strip()).isEqualTo("/opt/slipway/go/go1.99.1");
      assertThat(server.sh("go version")).contains("go1.99.1");
      var kept = slipway.run("go", "remove", "1.99.1", "--on", server.name());
      assertThat(kept.out()).as(kept.toString()).contains("failed", "/usr/local/go is a link");

      var again = slipway.run("go", "list", server.name(), "--fix", "--yes");
      assertThat(again.out()).as(again.toString()).doesNotContain("plan", "done");

      var back = fixed.out().lines().filter(l -> l.contains("back: ssh")).findFirst().orElseThrow();
      server.sh(back.replaceAll(".*sudo sh -c \"(.*)\".*", "$1"));
      assertThat(slipway.run("go", "list", server.name()).out()).contains("BLOCKER  TOOLCHAIN-04");
      server.sh("rm -rf /usr/local/go* /usr/local/bin/go /opt/slipway");
    }
  }

  @Test
  void leavesNothingWhereThereIsNoRoom(Servers servers) throws Exception {
    var server = servers.up(Suite.BOOKWORM, spec -> spec.withOptOf(20_000_000));
    var log = SignedLog.create();
    try (var proxy = ModuleServer.start(log)) {
      new SmallToolchain("1.99.1", LINUX).in(proxy, log);
      server.sh("head -c 19999000 /dev/zero >/opt/full 2>/dev/null || true");
      var run = small(server, proxy, log).run("go", "install", "1.99.1", "--on", server.name());
      assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(3);
      assertThat(run.out()).contains("go1.99.1", server.name(), "failed", "step make_room");
      assertThat(server.sh("ls -A /opt/slipway/go 2>/dev/null || true").strip()).isEmpty();
    } finally {
      servers.down(server);
    }
  }

  /** The real thing, as large as it is, from where GOPROXY points. */
  @Test
  void buildsTheExampleWithOneCommandBefore(SandboxServer server) throws Exception {
    var here = Launcher.packaged().in(directory).run("go", "install", REAL, "--prove");
    assumeTrue(here.exit() != 3, "go" + REAL + " is not to be had: " + here.err());
    assertThat(server.sh("command -v go gcc || true").strip()).isEmpty();
    var run =
        Launcher.packaged()
            .in(directory)
            .withSshConfig(server.sshConfig())
            .run("go", "install", REAL, "--on", server.name(), "--prove");
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    copy(Path.of("../examples/hello"), server.root().resolve("srv/hello"));
    var go = "/opt/slipway/go/go" + REAL + "/bin/go";
    server.sh(
        "cd /srv/hello && env -i HOME=/root PATH=/usr/bin:/bin GOPROXY=off "
            + go
            + " build -buildvcs=false -o /tmp/hello ./cmd/hello");
    assertThat(server.sh(go + " version -m /tmp/hello")).contains("go" + REAL);
    server.sh("systemd-run -q --unit=hello /tmp/hello");
    assertThat(server.sh("sleep 1; systemctl is-active hello").strip()).isEqualTo("active");
    server.sh("systemctl stop hello");
    var removed =
        Launcher.packaged()
            .in(directory)
            .withSshConfig(server.sshConfig())
            .run("go", "remove", REAL, "--on", server.name());
    assertThat(removed.out()).as(removed.err()).contains("removed");
  }

  private static void copy(Path from, Path to) throws Exception {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var relative = from.relativize(file);
        if (relative.startsWith(".slipway")) {
          continue;
        }
        var there = to.resolve(relative.toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(there);
        } else {
          Files.copy(file, there);
        }
      }
    }
  }
}
