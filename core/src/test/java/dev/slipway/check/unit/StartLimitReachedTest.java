package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class StartLimitReachedTest {
  @Test
  void findsServiceThatWasStartedTooOften() {
    var subject =
        Given.server()
            .with(
                Given.facts()
                    .with(
                        Given.state("loaded", "enabled", "failed", "start-limit-hit", false),
                        "systemctl show"));
    assertThat(Given.brief(new StartLimitReached().examine(subject)))
        .containsExactly("UNIT-21 risk systemctl show");
  }

  @Test
  void findsNothingInServiceThatRuns() {
    var subject =
        Given.server()
            .with(
                Given.facts()
                    .with(
                        Given.state("loaded", "enabled", "active", "success", false),
                        "systemctl show"));
    assertThat(new StartLimitReached().examine(subject)).isEmpty();
  }
}
