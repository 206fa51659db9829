package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RequirementsTest {

  @Test
  void asksForRootBeforeAnythingElse() throws Exception {
    boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    assertThat(Requirements.missingForServers().stream().map(Missing::what))
        .filteredOn(what -> what.contains("root"))
        .hasSize(root ? 0 : 1);
  }
}
