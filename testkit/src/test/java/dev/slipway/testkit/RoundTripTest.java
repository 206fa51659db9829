package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.model.ServerName;
import dev.slipway.remote.Ask;
import dev.slipway.remote.Remote;
import dev.slipway.remote.jsch.JschRemotes;
import dev.slipway.script.Frame;
import dev.slipway.script.FramedScripts;
import dev.slipway.script.Privilege;
import dev.slipway.script.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many round trips a connection and a script cost, as the design counts them: (wall at 200 ms −
 * wall at 0 ms) / 200 ms, median of 5. The time of this computer falls out of the difference, so
 * this is no test of speed.
 */
class RoundTripTest {

  private static final Duration ROUND_TRIP = Duration.ofMillis(200);
  private static final int RUNS = 5;

  @TempDir static Path shared = Path.of("");
  private static Optional<LoopbackSshd> running = Optional.empty();

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

  @Test
  void aScriptCostsNoMoreThanTheBudgetOfDoctor() throws Exception {
    assumeTrue(running.isPresent(), () -> LoopbackSshd.obstacle().orElse("it runs"));
    String facts = "echo " + "x".repeat(200) + "\n";
    Script script = Script.builder().facts("all", facts.repeat(200)).build();
    run(Duration.ZERO, script);

    double trips =
        (median(ROUND_TRIP, script) - median(Duration.ZERO, script))
            / (double) ROUND_TRIP.toNanos();

    assertThat(trips).as("round trips from connecting to closing").isLessThanOrEqualTo(8.3);
    System.out.printf("round trips of one script on one connection: %.2f%n", trips);
  }

  private static long median(Duration roundTrip, Script script) throws Exception {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      times.add(run(roundTrip, script));
    }
    return times.stream().sorted().toList().get(RUNS / 2);
  }

  private static long run(Duration roundTrip, Script script) throws Exception {
    LoopbackSshd sshd = running.orElseThrow();
    try (DelayingProxy proxy = new DelayingProxy("127.0.0.1", sshd.port(), roundTrip)) {
      Path known = Files.writeString(shared.resolve("known_hosts"), "* " + sshd.hostKey() + "\n");
      Path config =
          Files.writeString(
              shared.resolve("config"),
              "Host *\nHostName 127.0.0.1\nUser root\nIdentityFile "
                  + sshd.userKey()
                  + "\nUserKnownHostsFile "
                  + known
                  + "\nPort "
                  + proxy.port()
                  + "\n");
      JschRemotes remotes =
          new JschRemotes(
              Optional.of(config),
              Map.of("HOME", shared.toString(), "PATH", "/usr/bin"),
              Ask.NOBODY,
              JschRemotes.forOneServer());
      long start = System.nanoTime();
      try (Remote remote = remotes.open(ServerName.of("web1"))) {
        List<Frame> frames =
            new FramedScripts(Ask.NOBODY)
                .run(remote, script, Privilege.ROOT, Duration.ofSeconds(20));
        assertThat(frames).hasSize(1);
      }
      return System.nanoTime() - start;
    }
  }
}
