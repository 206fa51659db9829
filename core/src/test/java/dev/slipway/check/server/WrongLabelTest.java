package dev.slipway.check.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import dev.slipway.fact.SecurityLabels;
import dev.slipway.fact.SecurityLabels.Mode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrongLabelTest {
  @Test
  void findsHomeLabelUnderEnforcingSelinux() {
    assertThat(new WrongLabel().examine(on(Mode.ENFORCING, "user_home_t")))
        .singleElement()
        .satisfies(f -> assertThat(f.cause()).contains("/opt/hello has the type user_home_t"));
  }

  @Test
  void findsNothingWhenItMayBeStartedOrSelinuxOnlyWrites() {
    assertThat(new WrongLabel().examine(on(Mode.ENFORCING, "usr_t"))).isEmpty();
    assertThat(new WrongLabel().examine(on(Mode.PERMISSIVE, "user_home_t"))).isEmpty();
    assertThat(new WrongLabel().examine(on(Mode.OFF, "user_home_t"))).isEmpty();
  }

  private static Subject on(Mode mode, String type) {
    var labels =
        new SecurityLabels(mode, Map.of("/opt/hello", "system_u:object_r:" + type + ":s0"));
    return Subject.on(Web1.facts().with(labels, "ls -dZ")).with(Web1.ports());
  }
}
