package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class MaskedUnitTest {
  @Test
  void findsMaskedUnit() {
    var subject =
        Given.server()
            .with(
                Given.facts()
                    .with(
                        Given.state("masked", "masked", "inactive", "success", false),
                        "systemctl show"));
    assertThat(Given.brief(new MaskedUnit().examine(subject)))
        .containsExactly("UNIT-12 blocker systemctl show");
  }

  @Test
  void findsNothingInEnabledAndUnknownUnits() {
    var subject =
        Given.server()
            .with(
                Given.facts()
                    .with(
                        Given.state("loaded", "enabled", "active", "success", false),
                        "systemctl show"));
    assertThat(new MaskedUnit().examine(subject)).isEmpty();
    assertThat(new MaskedUnit().examine(Given.server())).isEmpty();
  }
}
