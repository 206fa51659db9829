package dev.slipway.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoCommandTest {
  @TempDir Path home;

  private Path go(String directory) throws IOException {
    var file = Files.createDirectories(home.resolve(directory)).resolve("go");
    Files.writeString(file, "#!/bin/sh\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void takesWhatWasChosenBeforeThePath() throws Exception {
    var onPath = go("tools");
    var environment = Map.of("HOME", home.toString(), "PATH", home.resolve("tools").toString());
    assertThat(GoCommand.find(environment)).contains(onPath);
    assertThat(GoCommand.chosen(environment)).isEmpty();
    var chosen = go(".local/share/slipway/bin");
    assertThat(GoCommand.find(environment)).contains(chosen);
    assertThat(GoCommand.chosen(environment)).contains(home.resolve(".local/share/slipway/bin"));
  }

  @Test
  void looksForItWhereTheUserKeepsData() throws Exception {
    go(".local/share/slipway/bin");
    var chosen = go("data/slipway/bin");
    var environment =
        Map.of("HOME", home.toString(), "XDG_DATA_HOME", home.resolve("data").toString());
    assertThat(GoCommand.find(environment)).contains(chosen);
  }

  @Test
  void passesOverALinkToAReleaseThatIsGone() throws Exception {
    var onPath = go("tools");
    var bin = Files.createDirectories(home.resolve(".local/share/slipway/bin"));
    Files.createSymbolicLink(bin.resolve("go"), Path.of("../go/go1.26.8/bin/go"));
    var environment = Map.of("HOME", home.toString(), "PATH", home.resolve("tools").toString());
    assertThat(GoCommand.find(environment)).contains(onPath);
  }
}
