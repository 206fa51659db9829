package dev.slipway.acceptance.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.sandbox.SandboxServer;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import dev.slipway.testkit.server.OnServers;
import dev.slipway.testkit.server.ServerTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The verdict of {@code inspect --against} is what the server itself does with the file. */
@OnServers
class InspectAgainstServerTest {
  @TempDir Path directory;

  @ServerTest
  void saysWhatTheServerDoes(SandboxServer server) throws Exception {
    var programs = Programs.in(directory);
    assertVerdictHolds(server, programs.build("plain", "plain", "CGO_ENABLED=0"));
    assertVerdictHolds(server, programs.build("pie", "plain", "CGO_ENABLED=0", "-buildmode=pie"));
    assertVerdictHolds(server, programs.build("arm64", "plain", "CGO_ENABLED=0 GOARCH=arm64"));
    assumeTrue(Programs.hasCompiler(), "needs gcc: apt-get install gcc libc6-dev");
    assertVerdictHolds(server, programs.build("with-c", "cgo", "CGO_ENABLED=1"));
    assertVerdictHolds(
        server,
        programs.build(
            "static-c", "cgo", "CGO_ENABLED=1", "-ldflags=-linkmode=external -extldflags=-static"));
  }

  private void assertVerdictHolds(SandboxServer server, Path file) throws Exception {
    var run = inspect(server, file);
    assertThat(Files.exists(Path.of(file + ".ran"))).as("ran here").isFalse();
    var there = server.root().resolve("opt/" + file.getFileName());
    Files.copy(file, there);
    there.toFile().setExecutable(true);
    var reality = server.exec("/opt/" + file.getFileName());
    boolean runs = reality.exit() == 0;
    assertThat(run.exit()).as("%s: %s", reality, run.out()).isEqualTo(runs ? 0 : 1);
    assertThat(run.out())
        .contains(file + (runs ? " runs on " : " does not run on ") + server.name());
    if (!runs) {
      assertThat(run.out()).contains("BLOCKER  ARTIFACT-", "cause  ", "seen   ", "fix    ");
    }
  }

  private Run inspect(SandboxServer server, Path file) throws Exception {
    return Launcher.packaged()
        .in(directory)
        .withSshConfig(server.sshConfig())
        .run("inspect", file.toString(), "--against", server.name());
  }
}
