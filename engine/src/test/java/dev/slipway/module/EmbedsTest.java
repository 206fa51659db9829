package dev.slipway.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EmbedsTest {
  @TempDir Path directory;

  /** Its first pattern is one that Java's own would try some 10^30 ways for. */
  @Test
  @Timeout(300)
  void matchesAsGoDoes() throws Exception {
    Files.writeString(
        directory.resolve("d.go"),
        "package d\n\n//go:embed " + "*a".repeat(40) + "b {a} data/?.[a-b]\n");
    assertThat(Embeds.of(directory, Path.of("a".repeat(200)))).isEmpty();
    assertThat(Embeds.of(directory, Path.of("a".repeat(200) + "b"))).isPresent();
    assertThat(Embeds.of(directory, Path.of("data/x.b"))).isPresent();
    assertThat(Embeds.of(directory, Path.of("a"))).isEmpty(); // braces mean themselves
  }
}
