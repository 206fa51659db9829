package dev.slipway.check.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.fact.GoLaunch.Mode;
import org.junit.jupiter.api.Test;

class NoCacheHomeTest {
  private final NoCacheHome check = new NoCacheHome();

  @Test
  void findsAProcessWithoutAPlaceForTheCache() {
    var gos = Gos.archive("go1.26.8").way(Mode.PROCESS, Gos.WITH_GO, "HOME=");
    assertThat(Given.brief(check.examine(gos.listed())))
        .containsExactly("TOOLCHAIN-15 blocker HOME of this process");
    assertThat(Given.brief(check.examine(gos.built("TOOLCHAIN-15"))))
        .containsExactly("TOOLCHAIN-15 blocker HOME of this process");
    assertThat(Given.brief(check.examine(gos.built(""))))
        .containsExactly("TOOLCHAIN-15 risk HOME of this process");
  }

  @Test
  void findsNothingWithOneOfTheThreeNorInServices() {
    var gos =
        Gos.archive("go1.26.8")
            .way(Mode.PROCESS, Gos.WITH_GO, "HOME=", "GOCACHE=/tmp/c")
            .way(Mode.LOGIN_SHELL, Gos.WITH_GO, "HOME=", "XDG_CACHE_HOME=/tmp/c")
            .way(Mode.SERVICE, Gos.WITH_GO, "HOME=");
    assertThat(check.examine(gos.listed())).isEmpty();
    assertThat(check.examine(Gos.none().way(Mode.PROCESS, Gos.PLAIN, "HOME=").listed())).isEmpty();
  }
}
