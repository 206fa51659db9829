package dev.slipway.acceptance.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import dev.slipway.testkit.server.OnServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code slipway sandbox up} is killed at each of its steps; the next {@code sandbox down --all}
 * leaves nothing. In a sandbox of its own, so that nobody else's servers go down with it.
 */
@OnServers(Suite.BULLSEYE)
class KilledClientTest {
  private static final String LABEL = "slipkill";
  private static final Path RUN = Path.of("/run/slipkill-sandbox");
  private static final Path DATA = Path.of("/var/lib/slipkill-sandbox");

  private static final Map<String, BooleanSupplier> STEPS =
      Map.of(
          "the JVM has started", () -> true,
          "its name is taken", () -> Files.exists(RUN.resolve("web1")),
          "its network is there", () -> Files.exists(Path.of("/run/netns/slipkill-web1")),
          "its disk is mounted", () -> Files.exists(DATA.resolve("web1/root/etc/hostname")),
          "it has its keys", () -> Files.exists(RUN.resolve("web1/key")),
          "it is known to ssh", () -> Files.exists(RUN.resolve("web1/ssh_config")),
          "its keeper is written", () -> Files.exists(RUN.resolve("web1/keeper")),
          "it boots", () -> Files.exists(RUN.resolve("web1/boots")),
          "it runs", () -> Files.exists(Path.of("/run/systemd/nspawn/propagate/slipkill-web1")));

  private final Launcher slipway = Launcher.packaged().with("SLIPWAY_SANDBOX", LABEL);

  @AfterEach
  void leaveNothing() throws Exception {
    slipway.run("sandbox", "down", "--all");
    Files.deleteIfExists(RUN.resolve("lock"));
    Files.deleteIfExists(RUN.resolve("last-number"));
    Files.deleteIfExists(RUN);
    Files.deleteIfExists(DATA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the JVM has started",
        "its name is taken",
        "its network is there",
        "its disk is mounted",
        "it has its keys",
        "it is known to ssh",
        "its keeper is written",
        "it boots",
        "it runs"
      })
  void leavesNothingThatTheNextDownDoesNotTakeAway(String step) throws Exception {
    Launcher.Started client = slipway.start("sandbox", "up", "web1", "--suite", "debian11");
    BooleanSupplier reached = STEPS.get(step);
    while (client.process().isAlive() && !reached.getAsBoolean()) {
      Thread.onSpinWait();
    }
    client.kill();
    assertThat(client.await(Duration.ofSeconds(20)).exit()).as(step).isEqualTo(137);

    Run down = slipway.run("sandbox", "down", "--all");

    assertThat(down.exit()).as(down.err()).isZero();
    assertThat(left()).isEmpty();
  }

  @Test
  void letsTheNextUpOfTheSameNameSucceedAfterDown() throws Exception {
    Launcher.Started client = slipway.start("sandbox", "up", "web1", "--suite", "debian11");
    while (client.process().isAlive() && !Files.exists(RUN.resolve("web1/key"))) {
      Thread.onSpinWait();
    }
    client.kill();
    Run down = slipway.run("sandbox", "down", "--all");
    assertThat(down.exit()).as(down.err()).isZero();
    Run up = slipway.run("sandbox", "up", "web1", "--suite", "debian11");
    assertThat(up.exit()).as(up.err()).isZero();
    assertThat(slipway.run("sandbox", "ssh", "web1", "--", "hostname").out()).isEqualTo("web1\n");
  }

  /** All but the empty directories with lock and number that the sandbox keeps. */
  private static java.util.List<String> left() throws IOException {
    return Traces.of(LABEL).stream()
        .filter(trace -> !trace.equals(RUN.toString()) && !trace.equals(DATA.toString()))
        .toList();
  }
}
