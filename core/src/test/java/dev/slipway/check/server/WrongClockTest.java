package dev.slipway.check.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import dev.slipway.fact.Clock;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WrongClockTest {
  private static final Instant NOW = Instant.parse("2026-11-24T04:00:00Z");

  @Test
  void findsServerThatIsHoursBehind() {
    assertThat(new WrongClock().examine(on(NOW.minusSeconds(10_900), Optional.empty(), 2)))
        .extracting(Finding::id, Finding::severity, Finding::cause)
        .containsExactly(
            tuple(
                "HOST-09",
                Severity.RISK,
                "web1 is 3 hours behind this computer: certificates, tokens and one-time codes that"
                    + " are fresh or about to expire are refused there."));
  }

  @Test
  void findsThatThisComputerMayBeWrongWhenTheServerFollowsOthers() {
    assertThat(new WrongClock().examine(on(NOW.plusSeconds(200), Optional.of(true), 2)))
        .extracting(Finding::severity)
        .containsExactly(Severity.ADVICE);
  }

  @Test
  void findsNothingThatASlowNetworkExplains() {
    assertThat(new WrongClock().examine(on(NOW.plusSeconds(70), Optional.empty(), 20))).isEmpty();
    assertThat(new WrongClock().examine(on(NOW, Optional.of(false), 1))).isEmpty();
    assertThat(
            new WrongClock()
                .examine(
                    Subject.on(
                        Web1.facts()
                            .with(new Clock(NOW, Optional.empty(), Optional.empty()), "date"))))
        .isEmpty();
  }

  private static Subject on(Instant server, Optional<Boolean> synchronised, int seconds) {
    var clock =
        new Clock(server, synchronised, Optional.empty())
            .comparedWith(NOW.minusSeconds(seconds), NOW.plusSeconds(seconds));
    return Subject.on(Web1.facts().with(clock, "date +%s"));
  }
}
