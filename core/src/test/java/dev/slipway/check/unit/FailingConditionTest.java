package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailingConditionTest {
  private static List<String> found(String condition) {
    var unit = Given.unit("[Unit]\n" + condition + "\n[Service]\nExecStart=/x\n");
    var facts =
        Given.facts()
            .with(
                Given.paths(
                    "d 0755 0 0 /", "d 0755 0 0 /etc", "f 0644 0 0 /etc/there", "- /etc/gone"),
                "ls");
    return Given.brief(new FailingCondition().examine(unit.with(facts)));
  }

  @Test
  void findsConditionsAndAssertionsThatDoNotHold() {
    for (var line :
        List.of(
            "ConditionPathExists=/etc/gone",
            "ConditionPathExists=!/etc/there",
            "ConditionPathIsDirectory=/etc/there",
            "AssertPathExists=/etc/gone")) {
      assertThat(found(line)).as(line).containsExactly("UNIT-55 blocker deploy/hello.service:2");
    }
  }

  @Test
  void findsNothingWhenTheyHoldOrCannotBeJudged() {
    for (var line :
        List.of(
            "ConditionPathExists=/etc/there",
            "ConditionPathExists=!/etc/gone",
            "ConditionPathIsDirectory=/etc",
            "ConditionPathExists=|/etc/gone",
            "ConditionPathExists=/srv/unseen",
            "ConditionPathExists=/opt/hello/current/hello")) {
      assertThat(found(line)).as(line).isEmpty();
    }
  }
}
