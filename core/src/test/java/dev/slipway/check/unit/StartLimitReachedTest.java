package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.fact.StartRefusal;
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

  /** After restarts of systemd's own the result stays that of the last end. */
  @Test
  void findsWhatOnlyTheJournalSays() {
    var facts =
        Given.facts()
            .with(Given.state("loaded", "enabled", "failed", "exit-code", false), "systemctl show")
            .with(
                new StartRefusal("hello.service: Start request repeated too quickly."),
                "journalctl");
    assertThat(Given.brief(new StartLimitReached().examine(Given.server().with(facts))))
        .containsExactly("UNIT-21 risk journalctl");
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
