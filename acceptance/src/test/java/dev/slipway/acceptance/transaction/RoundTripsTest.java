package dev.slipway.acceptance.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.DelayingProxy;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.server.OnServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many round trips the commands cost from their start to their end: (wall far away − wall
 * nearby) / round-trip time, with one known key, a known host, no jump, no sudo password, watch 0.
 * The time of the two computers falls out of the difference, so this is no test of speed. The
 * fastest run stands for the command: what a busy computer does to a run only adds to it, and so
 * does the number of runs depend on how busy it is.
 */
@OnServers(Suite.TRIXIE)
class RoundTripsTest {
  private static final Duration ROUND_TRIP = Duration.ofMillis(400);
  private static final int LEAST_RUNS = 3;
  private static final int MOST_RUNS = 12;

  private final SandboxServer server;
  private final Path directory;
  private final Path project;

  RoundTripsTest(SandboxServer server, @TempDir Path directory) throws Exception {
    this.server = server;
    this.directory = directory;
    this.project = Files.createDirectory(directory.resolve("project"));
    small();
  }

  @Test
  void doctorAndAFirstDeployKeepTheirBudgets() throws Exception {
    double doctor = roundTrips(8.3, "doctor", "small.test");
    double deploy = roundTrips(11, "deploy", "small.test");

    System.out.printf("round trips: doctor %.2f, first deploy %.2f%n", doctor, deploy);
    assertThat(doctor).as("round trips of doctor").isLessThanOrEqualTo(8.3);
    assertThat(deploy).as("round trips of a first deploy").isLessThanOrEqualTo(11);
  }

  private double roundTrips(double budget, String... words) throws Exception {
    try (var far = new DelayingProxy(server.address(), 22, ROUND_TRIP);
        var near = new DelayingProxy(server.address(), 22, Duration.ZERO)) {
      var there = new ArrayList<Long>();
      var here = new ArrayList<Long>();
      took(near, words); // what is made once: the start-up cache of the launcher
      double trips = Double.MAX_VALUE;
      while (there.size() < LEAST_RUNS || (trips > budget && there.size() < MOST_RUNS)) {
        there.add(took(far, words)); // by turns, so that a busy minute meets both
        here.add(took(near, words));
        trips = (fastest(there) - fastest(here)) / (double) ROUND_TRIP.toNanos();
      }
      return trips;
    }
  }

  private static long fastest(List<Long> times) {
    return Collections.min(times);
  }

  private long took(DelayingProxy proxy, String... words) throws Exception {
    var run = launcher(proxy).run(words);
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    if (words[0].equals("deploy")) {
      assertThat(run.out()).contains("confirmed");
      var removed = launcher().run("remove", server.name(), "--yes");
      assertThat(removed.exit()).as(removed.out() + removed.err()).isZero();
    }
    return run.took().toNanos();
  }

  private Launcher launcher() {
    return Launcher.packaged().in(project).withSshConfig(server.sshConfig());
  }

  private Launcher launcher(DelayingProxy proxy) throws Exception {
    var key = Files.readString(server.knownHosts()).strip().split(" ", 2)[1];
    var known = Files.writeString(directory.resolve("known_hosts"), "* " + key + "\n");
    var config =
        Files.writeString(
            directory.resolve("config-" + proxy.port()),
            """
            Host small.test
              HostName 127.0.0.1
              Port %d
              User root
              IdentityFile %s
              IdentitiesOnly yes
              UserKnownHostsFile %s
            """
                .formatted(proxy.port(), server.key(), known));
    return Launcher.packaged().in(project).withSshConfig(config);
  }

  /** A service of some 20 kB, already built, so that neither build nor upload is in the way. */
  private void small() throws Exception {
    var source =
        Files.writeString(
            directory.resolve("small.c"),
            """
            #include <netinet/in.h>
            #include <sys/socket.h>
            #include <unistd.h>
            int main(void) {
              struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(8080)};
              int one = 1, s = socket(AF_INET, SOCK_STREAM, 0);
              setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
              if (bind(s, (struct sockaddr *)&at, sizeof at) || listen(s, 5)) return 1;
              for (;;) close(accept(s, 0, 0));
            }
            """);
    var binary = project.resolve("small");
    var gcc =
        new ProcessBuilder("gcc", "-s", "-o", binary.toString(), source.toString())
            .inheritIO()
            .start();
    assertThat(gcc.waitFor()).isZero();
    assertThat(Files.size(binary)).isLessThanOrEqualTo(64 << 10);
    Files.writeString(
        project.resolve("slipway.yaml"),
        """
        service: small
        binary: small
        run: { user: small, ports: [8080] }
        health: { tcp: "127.0.0.1:8080", watch: 0s }
        """);
  }
}
