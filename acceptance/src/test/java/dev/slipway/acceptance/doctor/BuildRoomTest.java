package dev.slipway.acceptance.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import dev.slipway.testkit.server.OnServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TOOLCHAIN-12 and TOOLCHAIN-13: this computer has no room, or no inodes, where Go builds. */
@OnServers(Suite.BOOKWORM)
class BuildRoomTest {
  @TempDir Path directory;
  private Path narrow;

  @BeforeEach
  void aProject() throws Exception {
    narrow = Files.createDirectory(directory.resolve("narrow"));
    host(
        "cp", "-r", Path.of("../examples/hello").toAbsolutePath().toString(), directory + "/hello");
  }

  @AfterEach
  void unmount() throws Exception {
    host("umount", narrow.toString());
  }

  @Test
  void namesTheFullDiskThatEndedTheBuild(SandboxServer server) throws Exception {
    host("mount", "-t", "tmpfs", "-o", "size=4M", "none", narrow.toString());
    var run = doctor(server);
    assertThat(run.exit()).as(run.toString()).isEqualTo(1);
    assertThat(run.out())
        .contains("BLOCKER  TOOLCHAIN-12", "stat -f " + narrow, "go build: ")
        .doesNotContain("RISK", "HOST-01");
  }

  @Test
  void namesInodesThatAreUsedUp(SandboxServer server) throws Exception {
    host("mount", "-t", "tmpfs", "-o", "nr_inodes=3", "none", narrow.toString());
    var run = doctor(server);
    assertThat(run.out())
        .as(run.toString())
        .containsPattern("(BLOCKER|RISK) +TOOLCHAIN-13")
        .contains("inodes free")
        .doesNotContain("TOOLCHAIN-12", "HOST-02");
  }

  private Run doctor(SandboxServer server) throws IOException, InterruptedException {
    return Launcher.packaged()
        .in(directory.resolve("hello"))
        .withSshConfig(server.sshConfig())
        .with("GOTMPDIR", narrow.toString())
        .run("doctor", server.name());
  }

  private static void host(String... command) throws IOException, InterruptedException {
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    assertThat(exit).as(String.join(" ", command)).isZero();
  }
}
