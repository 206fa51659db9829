package dev.slipway.acceptance.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.SandboxServer;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import dev.slipway.testkit.server.OnServers;
import dev.slipway.testkit.server.ServerTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** What {@code inspect --running} says of services is what {@code go version -m} says of files. */
@OnServers
class InspectRunningTest {
  @TempDir Path directory;

  @ServerTest
  void readsTheFilesThatRun(SandboxServer server) throws Exception {
    var programs = Programs.in(directory);
    // A program that itself looks for build info has its first bytes among its constants.
    Programs.write(
        directory,
        "cmd/waits/main.go",
        """
        package main

        import (
        	"debug/buildinfo"
        	"time"
        )

        func main() {
        	buildinfo.ReadFile("/")
        	time.Sleep(time.Hour)
        }
        """);
    var first = programs.build("first", "waits", "CGO_ENABLED=0");
    var second = programs.build("second", "waits", "CGO_ENABLED=0", "-trimpath", "-ldflags=-s -w");
    var there = server.root().resolve("opt/waits");
    copy(first, there);
    server.sh("systemd-run -q --unit=waits -p PrivateTmp=yes -p User=nobody /opt/waits");
    try {
      var program = onlyProgram(server);
      assertThat(program)
          .containsEntry("unit", "waits.service")
          .containsEntry("executable", "/opt/waits")
          .containsEntry("onDisk", "same")
          .containsEntry("buildInfo", go(first))
          .doesNotContainKey("replacement");
      assertThat(program.get("pids").toString())
          .isEqualTo("[" + server.sh("systemctl show -P MainPID waits").strip() + "]");

      copy(second, there);
      assertThat(onlyProgram(server))
          .containsEntry("onDisk", "replaced")
          .containsEntry("buildInfo", go(first))
          .containsEntry("replacement", go(second));
      assertThat(running(server, "text").out())
          .contains("another file, which a restart would start: example.com/small/cmd/waits");

      Files.delete(there);
      assertThat(onlyProgram(server))
          .containsEntry("onDisk", "deleted")
          .containsEntry("buildInfo", go(first));
      assertThat(running(server, "text").out()).contains("deleted: a restart would fail");
    } finally {
      server.sh("systemctl stop waits");
    }
    assertThat(running(server, "text").out()).contains("no program in Go runs as a service");
  }

  /** As programs are replaced: beside, and renamed over what runs. */
  private void copy(Path file, Path to) throws Exception {
    var beside = to.resolveSibling("beside");
    Files.copy(file, beside);
    beside.toFile().setExecutable(true, false);
    Files.move(beside, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private Map<String, Object> go(Path file) throws Exception {
    return JSON.std.mapFrom(
        Programs.run(directory, "go", "version", "-m", "-json", file.toString()));
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> onlyProgram(SandboxServer server) throws Exception {
    var run = running(server, "json");
    assertThat(run.exit()).as(run.err()).isZero();
    var servers = (List<Map<String, Object>>) JSON.std.mapFrom(run.out()).get("servers");
    assertThat(servers).hasSize(1);
    var programs = (List<Map<String, Object>>) servers.getFirst().get("programs");
    assertThat(programs).hasSize(1);
    return programs.getFirst();
  }

  private Run running(SandboxServer server, String format) throws Exception {
    return Launcher.packaged()
        .in(directory)
        .withSshConfig(server.sshConfig())
        .run("inspect", "--running", server.name(), "--format", format);
  }
}
