package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.check.Subject;
import dev.slipway.fact.OtherUnits;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MissingUnitTest {
  private static Subject unit(String lines) {
    return Given.unit("[Unit]\n" + lines + "[Service]\nExecStart=/x\n")
        .with(
            Given.facts()
                .with(
                    new OtherUnits(
                        Map.of(
                            "db.service", "not-found", "x.mount", "masked", "n.target", "loaded")),
                    "systemctl show"));
  }

  @Test
  void findsUnitsThatSystemdCannotLoad() {
    assertThat(Given.brief(new MissingUnit().examine(unit("Requires=n.target db.service\n"))))
        .containsExactly("UNIT-41 blocker deploy/hello.service:2");
    assertThat(Given.brief(new MissingUnit().examine(unit("BindsTo=x.mount\n"))))
        .containsExactly("UNIT-41 blocker deploy/hello.service:2");
  }

  @Test
  void findsNothingAboutUnitsThatAreThereOrOnlyWanted() {
    var check = new MissingUnit();
    assertThat(check.examine(unit("Requires=n.target\nWants=db.service\nAfter=db.service\n")))
        .isEmpty();
    assertThat(check.examine(Given.unit("[Unit]\nRequires=db.service\n[Service]\nExecStart=/x\n")))
        .isEmpty();
  }
}
