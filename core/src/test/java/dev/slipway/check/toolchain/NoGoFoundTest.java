package dev.slipway.check.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.fact.GoLaunch.Mode;
import dev.slipway.finding.Fix;
import dev.slipway.finding.Repair;
import org.junit.jupiter.api.Test;

class NoGoFoundTest {
  private final NoGoFound check = new NoGoFound();

  @Test
  void findsGoThatSshCommandsDoNotGet() {
    var server =
        Gos.archive("go1.26.8")
            .way(Mode.SSH_COMMAND, Gos.PLAIN)
            .way(Mode.LOGIN_SHELL, Gos.WITH_GO)
            .web1();
    assertThat(Given.brief(check.examine(server)))
        .containsExactly("TOOLCHAIN-01 risk PATH of ssh command");
    assertThat(check.examine(server).findFirst().orElseThrow().server()).contains("web1");
  }

  @Test
  void findsGoThatABuildMissedAsBlocker() {
    var here =
        Gos.archive("go1.26.8").way(Mode.PROCESS, Gos.PLAIN).way(Mode.LOGIN_SHELL, Gos.WITH_GO);
    assertThat(Given.brief(check.examine(here.built("TOOLCHAIN-01"))))
        .containsExactly("TOOLCHAIN-01 blocker PATH of this process");
    assertThat(Given.brief(check.examine(here.built(""))))
        .containsExactly("TOOLCHAIN-01 advice PATH of this process");
  }

  @Test
  void findsThatABuildHasNoGoAtAll() {
    var none = Gos.none().way(Mode.PROCESS, Gos.PLAIN).way(Mode.LOGIN_SHELL, Gos.PLAIN);
    assertThat(Given.brief(check.examine(none.built("TOOLCHAIN-01"))))
        .containsExactly("TOOLCHAIN-01 blocker PATH of this process");
    assertThat(check.examine(none.built("TOOLCHAIN-01")).findFirst().orElseThrow().fix())
        .isEqualTo(
            Fix.of("Build with another one, which doctor --fix installs, proves and uses.")
                .repairedBy(new Repair.InstallGo("")));
    assertThat(check.examine(none.listed())).isEmpty();
  }

  @Test
  void findsNothingWhereBothGetOneOrNone() {
    var both =
        Gos.archive("go1.26.8")
            .way(Mode.SSH_COMMAND, Gos.WITH_GO)
            .way(Mode.LOGIN_SHELL, Gos.WITH_GO);
    assertThat(check.examine(both.web1())).isEmpty();
    var none = Gos.none().way(Mode.SSH_COMMAND, Gos.PLAIN).way(Mode.LOGIN_SHELL, Gos.WITH_GO);
    assertThat(check.examine(none.web1())).isEmpty();
    var services =
        Gos.archive("go1.26.8").way(Mode.SSH_COMMAND, Gos.WITH_GO).way(Mode.CRON, Gos.PLAIN);
    assertThat(check.examine(services.web1())).isEmpty();
  }
}
