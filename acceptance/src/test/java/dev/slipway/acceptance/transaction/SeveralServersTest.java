package dev.slipway.acceptance.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.server.OnServers;
import dev.slipway.testkit.server.Servers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** A target with several servers, by the command as people run it. */
@OnServers
class SeveralServersTest {
  private static final String SQUATTER =
      "systemd-run -q --unit=squatter perl -MIO::Socket::INET -e"
          + " 'my $s = IO::Socket::INET->new(LocalPort => 8080, Listen => 5, ReuseAddr => 1)"
          + " or die; sleep 1000'; sleep 0.5; systemctl is-active squatter";

  private final Servers servers;
  private final SandboxServer one;
  private final SandboxServer two;
  private final TrialProject project;
  private final Launcher launcher;

  SeveralServersTest(Servers servers, @TempDir Path directory) throws Exception {
    this.servers = servers;
    this.one = servers.up(Suite.BOOKWORM);
    this.two = servers.up(Suite.BULLSEYE);
    this.project = TrialProject.in(directory.resolve("project"));
    project.line(
        "targets",
        "targets: { all: { servers: [%1$s, %2$s, root@%1$s] } }".formatted(one.name(), two.name()));
    this.launcher = project.launcher(servers.sshConfig());
  }

  @AfterEach
  void down() throws Exception {
    servers.down(one);
    servers.down(two);
  }

  @Test
  void aBlockerOnOneStopsAll() throws Exception {
    two.sh(SQUATTER);

    var run = launcher.run("deploy", "--format", "json");

    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(1);
    var documents = documents(run.out());
    assertThat(documents)
        .extracting(document -> document.get("server"))
        .containsExactly(one.name(), two.name(), "root@" + one.name());
    assertThat(documents).allSatisfy(d -> assertThat(d).containsEntry("outcome", "stopped"));
    assertThat(documents.getFirst()).containsEntry("cause", "not begun, because of " + two.name());
    assertThat(String.valueOf(documents.get(1).get("cause")))
        .startsWith("blocker ")
        .contains("8080");
    assertThat(String.valueOf(documents.get(1).get("report"))).contains("slipway/report/1", "perl");
    new TrialServer(one).assertNothing();
    assertThat(one.exec("test -e /var/lib/slipway/trial").isOk()).isFalse();
  }

  @Test
  void oneThatIsNotReachedStopsAll() throws Exception {
    two.cutNetwork();

    var run = launcher.run("deploy", "--format", "json");

    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(3);
    assertThat(documents(run.out()))
        .extracting(document -> document.get("outcome"))
        .containsExactly("stopped", "unreachable", "stopped");
    new TrialServer(one).assertNothing();
    two.restoreNetwork();
  }

  @Test
  void theFirstThatFailsStopsTheRestAndTheEarlierOnesStay() throws Exception {
    project.line(
        "health",
        "health: { http: \"http://127.0.0.1:8080/healthz\", contains: \"ok 1\", start: 5s, watch:"
            + " 4s }");
    var deploying = launcher.start("deploy", "--format", "json");
    TrialServer.await(
        Duration.ofSeconds(60), () -> new TrialServer(one).answer().equals("ok 1 n1"));
    two.sh(SQUATTER); // after the look, which saw a free port

    var run = deploying.await(Duration.ofMinutes(2));

    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(1);
    var documents = documents(run.out());
    assertThat(documents)
        .extracting(document -> document.get("outcome"))
        .containsExactly("confirmed", "rolled-back", "stopped");
    assertThat(String.valueOf(documents.get(1).get("cause")))
        .contains("address already in use")
        .containsPattern("port 8080 belongs to process \\d+ perl");
    assertThat(documents.get(2)).containsEntry("cause", "not begun, because of " + two.name());
    assertThat(run.err())
        .contains("done and left as they are: " + one.name())
        .contains("stopped at " + two.name() + "; nothing was done on root@" + one.name());
    new TrialServer(one).assertWhole(1);
    assertThat(two.exec("test -e /opt/trial").isOk()).isFalse();
  }

  /** One document a line, each with the form of the contract. */
  private static List<Map<String, Object>> documents(String out) {
    return out.lines()
        .map(JSON.std::mapFrom)
        .peek(
            document ->
                assertThat(document)
                    .containsEntry("schema", "slipway/deploy/1")
                    .containsKeys("release", "previous", "cause", "steps", "outageMs", "proof"))
        .toList();
  }
}
