package dev.slipway.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutageTest {

  @Test
  void addsUpTheTimesWithoutAGoodAnswer() {
    assertThat(Outage.of(answers("ggbbgggbg")))
        .contains(new Outage(Duration.ofMillis(300), Duration.ofMillis(100)));
  }

  @Test
  void saysHowFineItLookedWhenNothingWasMissed() {
    assertThat(Outage.of(answers("gggg")))
        .contains(new Outage(Duration.ZERO, Duration.ofMillis(100)));
  }

  @Test
  void isUnknownWhenItNeverAnsweredOrCouldNotBeAsked() {
    assertThat(Outage.of(answers("bbb"))).isEmpty();
    assertThat(Outage.of(answers("uuu"))).isEmpty();
    assertThat(Outage.of(List.of())).isEmpty();
  }

  /** One answer every 100 ms: good, bad or unknown. */
  private static List<Observation.Answered> answers(String kinds) {
    var answers = new ArrayList<Observation.Answered>();
    for (int i = 0; i < kinds.length(); i++) {
      var at = Duration.ofMillis(100L * i);
      answers.add(
          new Observation.Answered(
              at,
              i == 0 ? at : at.minusMillis(100),
              switch (kinds.charAt(i)) {
                case 'g' -> new Answer.Good("");
                case 'b' -> new Answer.Bad("");
                default -> new Answer.Unknown("");
              }));
    }
    return answers;
  }
}
