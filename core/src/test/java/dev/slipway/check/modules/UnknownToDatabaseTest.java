package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.fact.DatabaseAnswers.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownToDatabaseTest {
  private final UnknownToDatabase check = new UnknownToDatabase();

  private List<String> found(GivenModules given) {
    return Given.brief(check.examine(given.subject()));
  }

  @Test
  void findsWhatTheDatabaseDoesNotKnow() {
    assertThat(found(new GivenModules().answer(new Answer.NotThere())))
        .containsExactly("MODULES-41 risk go.sum:1");
  }

  @Test
  void findsAVersionThatIsRequiredAndIsNowhere() {
    assertThat(found(new GivenModules().goSum("").answer(true, new Answer.NotThere())))
        .containsExactly("MODULES-41 risk go.mod:5");
  }

  @Test
  void findsNothingWhereItKnowsOrIsNotToBeAsked() {
    assertThat(found(new GivenModules())).isEmpty();
    var exempt = new Answer.Exempt("GOPRIVATE of the environment");
    assertThat(found(new GivenModules().answer(exempt))).isEmpty();
    var vouched = new Answer.Vouched(List.of(GivenModules.GOOD));
    assertThat(found(new GivenModules().answer(vouched))).isEmpty();
  }
}
