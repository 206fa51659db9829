package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class IgnoredToolchainTest {
  private final IgnoredToolchain check = new IgnoredToolchain();

  private List<String> found(String lines, String choice) {
    return Given.brief(
        check.examine(
            new GivenModules()
                .goMod("module example.com/a\n\n" + lines)
                .go("go1.26.8", choice)
                .subject()));
  }

  @Test
  void findsALineThatIsPassedOver() {
    assertThat(found("go 1.22\n\ntoolchain go1.26.9\n", "local"))
        .containsExactly("MODULES-38 advice go.mod:5");
  }

  @Test
  void findsNothingWhereTheLineIsFollowedOrAsksForNoMore() {
    assertThat(found("go 1.22\n\ntoolchain go1.26.9\n", "auto")).isEmpty();
    assertThat(found("go 1.22\n\ntoolchain go1.26.8\n", "local")).isEmpty();
    assertThat(found("go 1.22\n\ntoolchain default\n", "local")).isEmpty();
    assertThat(found("go 1.22\n", "local")).isEmpty();
  }

  @Test
  void findsNothingMoreWhereTheGoLineStopsTheBuild() {
    assertThat(found("go 1.27\n\ntoolchain go1.27.1\n", "local")).isEmpty();
  }
}
