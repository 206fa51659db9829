package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class OneshotServiceTest {
  private static final String UNIT = "[Service]\nType=oneshot\nExecStart=/x\n";

  @Test
  void findsOwnUnitOfWorkThatEnds() {
    assertThat(Given.brief(new OneshotService().examine(Given.unit(UNIT))))
        .containsExactly("UNIT-54 blocker deploy/hello.service:2");
  }

  @Test
  void findsNothingInServicesAndInWhatIsInstalled() {
    var stays = UNIT.replace("oneshot", "exec");
    assertThat(new OneshotService().examine(Given.unit(stays))).isEmpty();
    assertThat(new OneshotService().examine(Given.server().with(Given.installed(UNIT)))).isEmpty();
  }
}
