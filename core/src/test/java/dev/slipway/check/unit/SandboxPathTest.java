package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class SandboxPathTest {
  @Test
  void findsPathsThatAreNotThere() {
    assertThat(found("ReadWritePaths=/srv /var/lib/nope", "BindPaths=/nope:/srv"))
        .containsExactly(
            "UNIT-26 blocker deploy/hello.service:2", "UNIT-26 blocker deploy/hello.service:3");
  }

  @Test
  void findsNothingInOptionalProvidedAndPresentPaths() {
    assertThat(
            found(
                "ReadWritePaths=-/var/lib/nope /var/lib/hello /srv /opt/hello",
                "StateDirectory=hello",
                "InaccessiblePaths=/srv"))
        .isEmpty();
  }

  private static java.util.List<String> found(String... lines) {
    var paths =
        Given.paths(
            "d 0755 0 0 /",
            "d 0755 0 0 /srv",
            "d 0755 0 0 /var",
            "d 0755 0 0 /var/lib",
            "- /var/lib/nope",
            "- /var/lib/hello",
            "- /opt",
            "- /nope");
    var unit = "[Service]\n" + String.join("\n", lines) + "\n";
    return Given.brief(
        new SandboxPath().examine(Given.unit(unit).with(Given.facts().with(paths, "stat"))));
  }
}
