package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class NotReloadedTest {
  @Test
  void findsUnitThatSystemdSaysIsOutdated() {
    assertThat(found(true, false)).containsExactly("UNIT-13 risk systemctl show");
  }

  @Test
  void findsDropInThatIsOnDiskAndNotLoaded() {
    assertThat(found(false, true)).containsExactly("UNIT-13 risk systemctl show");
  }

  @Test
  void findsNothingWhenAllIsLoaded() {
    assertThat(found(false, false)).isEmpty();
  }

  private static java.util.List<String> found(boolean needsReload, boolean dropIn) {
    var state = Given.state("loaded", "enabled", "active", "success", needsReload, dropIn);
    var subject = Given.server().with(Given.facts().with(state, "systemctl show"));
    return Given.brief(new NotReloaded().examine(subject));
  }
}
