package dev.slipway.check.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Executables;
import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import org.junit.jupiter.api.Test;

class UnstatedCgoTest {
  @Test
  void findsDynamicExecutableWhoseModulesNeedNoC() {
    var cgo = Executables.cgoAlone();
    assertThat(new UnstatedCgo().examine(Subject.on(Web1.facts()).withBinary(cgo))).hasSize(1);
  }

  @Test
  void findsNothingInPlainOrOwnBuildsNorWithModulesOfC() {
    var plain = Subject.on(Web1.facts()).withBinary(Executables.plain());
    assertThat(new UnstatedCgo().examine(plain)).isEmpty();
    var own = Subject.on(Web1.facts()).with(Web1.ports()).withBinary(Executables.cgoAlone());
    assertThat(new UnstatedCgo().examine(own)).isEmpty();
    var driver = Subject.on(Web1.facts()).withBinary(Executables.cgo());
    assertThat(new UnstatedCgo().examine(driver)).isEmpty();
  }
}
