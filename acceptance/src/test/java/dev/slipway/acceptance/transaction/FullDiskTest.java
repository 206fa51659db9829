package dev.slipway.acceptance.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.Outcome;
import dev.slipway.plan.Wish;
import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.server.OnServers;
import dev.slipway.testkit.server.Servers;
import dev.slipway.transaction.Deployed;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The disk fills up between the plan, which saw that there was room, and a step that needs it. */
@OnServers(Suite.BOOKWORM)
class FullDiskTest {
  private static final Trial SECOND = Trial.well(2);

  private final Servers servers;
  private final SandboxServer server;
  private final TrialServer trial;

  FullDiskTest(Servers servers) throws Exception {
    this.servers = servers;
    this.server = servers.up(Suite.BOOKWORM, spec -> spec.withOptOf(48_000_000));
    this.trial = new TrialServer(server);
  }

  @BeforeEach
  void runFirst() throws Exception {
    server.sh(
        """
        mkdir -p /etc/trial /var/lib/slipway
        mount -t tmpfs -o size=64k tmpfs /etc/trial
        mount -t tmpfs -o size=1m tmpfs /var/lib/slipway
        """);
    trial.runFirst();
  }

  @AfterEach
  void down() throws Exception {
    servers.down(server);
  }

  @Test
  void leavesTheOldReleaseWhenItIsFullAtTheUpload() throws Exception {
    var deployed = fillAfter("lease", "/opt");

    assertThat(deployed.outcome()).isEqualTo(Outcome.STOPPED);
    assertThat(deployed.cause()).contains("step upload").contains("No space left on device");
    theNextOneWorks("/opt");
  }

  @Test
  void putsBackWhenItIsFullAtTheEnvironment() throws Exception {
    var deployed = fillAfter("arm", "/etc/trial");

    assertThat(deployed.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(deployed.cause()).contains("step environment").contains("No space left on device");
    theNextOneWorks("/etc/trial");
  }

  @Test
  void putsBackWithoutRoomForTheRecordsOfIt() throws Exception {
    var client = Client.start(server, SECOND, "reload");
    trial.awaitPause();
    fill("/var/lib/slipway");
    client.destroyForcibly().waitFor();
    trial.goOn();
    trial.resumeByItself();

    theNextOneWorks("/var/lib/slipway");
  }

  /** Deploys, and fills the file system while the server waits after a step. */
  private Deployed fillAfter(String step, String directory) throws Exception {
    var deploying =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Client.of(server).deploy(SECOND, Wish.PLAIN, step, false);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    trial.awaitPause();
    fill(directory);
    trial.goOn();
    return deploying.get();
  }

  private void fill(String directory) throws Exception {
    server.sh("dd if=/dev/zero of=" + directory + "/ballast bs=4k 2>/dev/null || true");
  }

  private void theNextOneWorks(String directory) throws Exception {
    trial.assertWhole(1);
    server.sh("rm " + directory + "/ballast");
    var next = Client.of(server).deploy(SECOND);
    assertThat(next.outcome()).as(next.cause()).isEqualTo(Outcome.CONFIRMED);
    trial.assertWhole(2);
  }
}
