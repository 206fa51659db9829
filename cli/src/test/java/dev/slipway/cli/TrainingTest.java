package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recordings that the training plays back still are what a server says. */
class TrainingTest {
  @Test
  void playsBackADeployThatIsConfirmed(@TempDir Path directory) throws Exception {
    assumeThat(Path.of("/usr/sbin/sshd")).as("apt-get install openssh-server").isExecutable();
    var printed = new ByteArrayOutputStream();

    Training.rehearse(directory, new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .as("else record anew: bench/record")
        .contains("rehearsal  confirmed ", "answers HTTP/1.0 200 OK")
        .contains("deaf: "); // the last of it, which is not reached
  }

  @Test
  void findsTheVulnerabilityOfTheGoThatIsHere(@TempDir Path directory) throws Exception {
    var printed = new ByteArrayOutputStream();

    Training.inspect(directory, new PrintStream(printed, true, StandardCharsets.UTF_8));

    assumeThat(directory.resolve("sample").toRealPath()).as("install Go").hasFileName("go");
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("GO-2026-0", "net/http.(*Client).Do");
  }
}
