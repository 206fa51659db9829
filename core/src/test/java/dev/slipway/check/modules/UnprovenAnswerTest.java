package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.fact.DatabaseAnswers.Answer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnprovenAnswerTest {
  private final UnprovenAnswer check = new UnprovenAnswer();

  private List<String> found(GivenModules given) {
    return Given.brief(check.examine(given.subject()));
  }

  @Test
  void findsAnswersThatDoNotProveThemselves() {
    var refused = new Answer.Refused("one of its tiles is forged", Optional.empty());
    assertThat(found(new GivenModules().answer(refused)))
        .containsExactly("MODULES-40 blocker sum.golang.org");
  }

  @Test
  void findsNothingWhereTheyDoOrNobodyWasAsked() {
    assertThat(found(new GivenModules())).isEmpty();
    assertThat(found(new GivenModules().answer(new Answer.NotThere()))).isEmpty();
    var vouched = new Answer.Vouched(List.of(GivenModules.GOOD));
    assertThat(found(new GivenModules().answer(vouched))).isEmpty();
  }
}
