package dev.slipway.check.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.fact.GoLaunch.Mode;
import org.junit.jupiter.api.Test;

class ModulesSwitchedOffTest {
  private final ModulesSwitchedOff check = new ModulesSwitchedOff();

  @Test
  void findsItInAnEnvironmentAndInTheFileOfGoEnv() {
    var set = Gos.archive("go1.26.8").way(Mode.PROCESS, Gos.WITH_GO, "GO111MODULE=off");
    assertThat(Given.brief(check.examine(set.listed())))
        .containsExactly("MODULES-03 risk the environment of this process");
    assertThat(Given.brief(check.examine(set.built(""))))
        .containsExactly("MODULES-03 advice the environment of this process");
    var written =
        Gos.archive("go1.26.8").way(Mode.SSH_COMMAND, Gos.WITH_GO).written("GO111MODULE", "off");
    assertThat(Given.brief(check.examine(written.web1())))
        .containsExactly("MODULES-03 risk the go env file /home/a/.config/go/env");
  }

  @Test
  void findsNothingWhereItIsOnOrNobodyUsesGo() {
    var on = Gos.archive("go1.26.8").way(Mode.PROCESS, Gos.WITH_GO, "GO111MODULE=on");
    assertThat(check.examine(on.listed())).isEmpty();
    var unused = Gos.none().way(Mode.PROCESS, Gos.PLAIN, "GO111MODULE=off");
    assertThat(check.examine(unused.listed())).isEmpty();
  }
}
