package dev.slipway.acceptance.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import dev.slipway.testkit.server.OnServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The command as people type it, in a sandbox of its own. */
@OnServers({Suite.BULLSEYE, Suite.BOOKWORM, Suite.TRIXIE})
class SandboxCommandTest {
  private static final Launcher SLIPWAY = Launcher.packaged().with("SLIPWAY_SANDBOX", "slipcmd");

  @BeforeAll
  static void bootsOneOfEachSuiteAtOnce() throws Exception {
    Run up = SLIPWAY.run("sandbox", "up", "debian11", "debian12", "debian13");
    assertThat(up.exit()).as(up.err()).isZero();
    assertThat(up.out().lines()).hasSize(3).allMatch(line -> line.contains("running"));
  }

  @AfterAll
  static void takesThemDown() throws Exception {
    Run down = SLIPWAY.run("sandbox", "down", "--all");
    assertThat(down.out())
        .isEqualTo("took down debian11\ntook down debian12\ntook down debian13\n");
    assertThat(SLIPWAY.run("sandbox", "down", "--all").out()).isEqualTo("nothing was up\n");
  }

  @Test
  void listsThemAsJson() throws Exception {
    Run list = SLIPWAY.run("sandbox", "list", "--format", "json");
    assertThat(list.out())
        .contains("slipway/sandbox/1", "\"name\" : \"debian13\"", "\"state\" : \"running\"");
    assertThat(list.err()).isEmpty();
  }

  @Test
  void runsACommandAndEndsWithItsExitCode() throws Exception {
    Run ssh = SLIPWAY.run("sandbox", "ssh", "debian11", "--", "cat /etc/debian_version; exit 7");
    assertThat(ssh.exit()).isEqualTo(7);
    assertThat(ssh.out()).startsWith("11.");
  }

  @Test
  void refusesASecondServerOfOneName() throws Exception {
    Run up = SLIPWAY.run("sandbox", "up", "debian12");
    assertThat(up.exit()).isEqualTo(2);
    assertThat(up.err()).contains("slipway sandbox ssh debian12", "slipway sandbox down debian12");
  }

  @Test
  void namesTheServersThereAreWhenOneIsUnknown() throws Exception {
    assertThat(SLIPWAY.run("sandbox", "ssh", "web9"))
        .satisfies(
            run -> {
              assertThat(run.exit()).isEqualTo(2);
              assertThat(run.err()).contains("\"web9\"", "debian11, debian12, debian13");
            });
    assertThat(SLIPWAY.run("sandbox", "down", "web9").exit()).isEqualTo(2);
  }

  @Test
  void refusesANameThatIsNoName() throws Exception {
    Run up = SLIPWAY.run("sandbox", "up", "../web1");
    assertThat(up.exit()).isEqualTo(2);
    assertThat(up.err()).contains("\"../web1\"");
  }

  @Test
  void showsTheImages() throws Exception {
    assertThat(SLIPWAY.run("sandbox", "images").out().lines())
        .hasSize(3)
        .allMatch(line -> line.contains("made"));
  }
}
