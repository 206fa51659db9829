package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.fact.Conditions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailedConditionTest {
  private static final Conditions CONDITIONS =
      new Conditions(
          Map.of(
              "ConditionPathExists=/etc/there", true,
              "ConditionPathExists=/etc/hello.toml", false,
              "ConditionHost=web9", false,
              "AssertPathIsDirectory=/srv/data", false,
              "ConditionPathExists=/opt/hello/current/hello", false,
              "ConditionPathExists=/etc/hello", false,
              "ConditionACPower=false", false));

  @Test
  void findsConditionsAndAssertionsThatFail() {
    assertThat(found("ConditionPathExists=/etc/%p.toml"))
        .containsExactly("UNIT-55 blocker deploy/hello.service:2");
    assertThat(found("ConditionPathExists=/etc/there\nAssertPathIsDirectory=/srv/data"))
        .containsExactly("UNIT-55 blocker deploy/hello.service:3");
  }

  @Test
  void findsAlternativesOfWhichNoneHolds() {
    assertThat(found("ConditionHost=|web9\nConditionPathExists=| /etc/hello.toml")).hasSize(2);
  }

  @Test
  void findsNothingWhereOneAlternativeHoldsOrMayHold() {
    assertThat(found("ConditionHost=|web9\nConditionPathExists=|/etc/there")).isEmpty();
    assertThat(found("ConditionHost=|web9\nConditionACPower=|false")).isEmpty();
  }

  @Test
  void findsNothingAboutWhatIsSentOrTakenBackOrUnknown() {
    assertThat(found("ConditionPathExists=/opt/hello/current/hello")).isEmpty();
    assertThat(found("ConditionPathExists=/etc/hello")).isEmpty();
    assertThat(found("ConditionPathExists=/etc/hello.toml\nConditionHost=")).isEmpty();
    assertThat(found("ConditionPathExists=/never/asked\nConditionACPower=false")).isEmpty();
    assertThat(new FailedCondition().examine(Given.unit("[Unit]\nConditionHost=web9\n"))).isEmpty();
  }

  private static List<String> found(String lines) {
    var unit = "[Unit]\n" + lines + "\n[Service]\nExecStart=/x\n";
    return Given.brief(
        new FailedCondition()
            .examine(Given.unit(unit).with(Given.facts().with(CONDITIONS, "systemd-analyze"))));
  }
}
