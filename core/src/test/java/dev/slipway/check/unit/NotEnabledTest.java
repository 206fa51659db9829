package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class NotEnabledTest {
  @Test
  void findsServiceThatRunsAndIsDisabled() {
    var subject =
        Given.server()
            .with(
                Given.facts()
                    .with(
                        Given.state("loaded", "disabled", "active", "success", false),
                        "systemctl show"));
    assertThat(Given.brief(new NotEnabled().examine(subject)))
        .containsExactly("UNIT-11 risk systemctl show");
  }

  @Test
  void findsOwnUnitThatCannotBeEnabled() {
    var subject = Given.unit("[Service]\nExecStart=/x\n");
    assertThat(Given.brief(new NotEnabled().examine(subject)))
        .containsExactly("UNIT-11 risk deploy/hello.service");
  }

  @Test
  void findsNothingWhenTheDeployEnablesIt() {
    var facts =
        Given.facts()
            .with(Given.state("loaded", "disabled", "active", "success", false), "systemctl show");
    var subject = Given.unit("[Service]\nExecStart=/x\n[Install]\nWantedBy=multi-user.target\n");
    assertThat(new NotEnabled().examine(subject.with(facts))).isEmpty();
  }
}
