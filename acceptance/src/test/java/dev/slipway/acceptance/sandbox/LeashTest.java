package dev.slipway.acceptance.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.server.OnServers;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes an image is on a leash: it ends with the client, its processes and mounts with it. */
@OnServers(Suite.BULLSEYE)
class LeashTest {

  @Test
  void killsEverythingWhenTheClientIsGone(@TempDir Path directory) throws Exception {
    Path mark = directory.resolve("mark");
    Path mounted = Files.createDirectory(directory.resolve("mounted")); // the mark is seen outside
    Process leash =
        leashed(
            "mount -t tmpfs leash-test \"$1\" && (trap '' TERM HUP; sleep 4711) & sleep 0.2;"
                + " echo >\"$2\"; wait",
            mounted,
            mark);
    for (int tries = 0; !Files.exists(mark); tries++) {
      assertThat(tries).as("the leashed command comes to run").isLessThan(2000);
      Thread.sleep(10);
    }
    assertThat(Traces.of("sleep 4711")).isNotEmpty();
    leash.getOutputStream().close(); // as the kernel does when the client dies
    assertThat(leash.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(Traces.of("sleep 4711")).isEmpty();
    assertThat(Traces.of("leash-test")).isEmpty();
  }

  @Test
  void endsAsTheCommandDoes(@TempDir Path directory) throws Exception {
    Process leash = leashed("exit 3", directory, directory);
    assertThat(leash.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(leash.exitValue()).isEqualTo(3);
  }

  private static Process leashed(String script, Path one, Path two) throws Exception {
    try (InputStream in = Sandbox.class.getResourceAsStream("leash.sh")) {
      String leash = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new ProcessBuilder(
              "sh", "-c", leash, "leash", "sh", "-c", script, "sh", one.toString(), two.toString())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    }
  }
}
