package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.fact.DatabaseAnswers.Answer;
import dev.slipway.fact.ProjectModules.Form;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForeignSumTest {
  private final ForeignSum check = new ForeignSum();

  private List<String> found(GivenModules given) {
    return Given.brief(check.examine(given.subject()));
  }

  @Test
  void findsThatAllInTheCacheIsOtherThanTheLine() {
    var given =
        new GivenModules()
            .copy(Form.ZIP, GivenModules.OTHER)
            .copy(Form.DIRECTORY, GivenModules.OTHER)
            .copy(Form.RECORD, GivenModules.OTHER);
    assertThat(found(given)).containsExactly("MODULES-10 blocker go.sum:1");
  }

  @Test
  void findsAnotherGoMod() {
    assertThat(found(new GivenModules().copy(Form.GO_MOD, GivenModules.OTHER)))
        .containsExactly("MODULES-10 blocker go.sum:2");
  }

  @Test
  void findsThatTheDatabaseProvesAnotherHash() {
    var other = new Answer.Vouched(List.of(GivenModules.OTHER, GivenModules.THIRD));
    assertThat(found(new GivenModules().answer(other)))
        .containsExactly("MODULES-10 blocker go.sum:1");
  }

  @Test
  void findsNothingWhereTheDatabaseHasTheHash() {
    var same = new Answer.Vouched(List.of(GivenModules.OTHER, GivenModules.GOOD));
    assertThat(found(new GivenModules().answer(same))).isEmpty();
  }

  @Test
  void findsNothingWhereTheyAgreeOrTheCacheIsOfTwoMinds() {
    assertThat(found(new GivenModules())).isEmpty();
    assertThat(found(new GivenModules().copy(Form.ZIP, GivenModules.GOOD))).isEmpty();
    assertThat(found(new GivenModules().copy(Form.GO_MOD, GivenModules.GOOD))).isEmpty();
    var altered =
        new GivenModules()
            .copy(Form.ZIP, GivenModules.GOOD)
            .copy(Form.DIRECTORY, GivenModules.OTHER);
    assertThat(found(altered)).isEmpty();
    assertThat(found(altered.goSum(""))).isEmpty();
  }
}
