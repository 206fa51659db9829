package dev.slipway.check.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.fact.GoLaunch.Mode;
import dev.slipway.fact.GoTree.Keeper;
import dev.slipway.finding.Repair;
import org.junit.jupiter.api.Test;

class ForeignGoTest {
  private static final String ARM = "an executable for arm64";
  private static final String SEEN = "/usr/local/go/bin/go";

  private final ForeignGo check = new ForeignGo();

  private static Gos archive() {
    return Gos.none().foreign("/usr/local/go", ARM, Keeper.ARCHIVE);
  }

  @Test
  void findsItAsBlockerWhereEveryUseFails() {
    var all = archive().way(Mode.SSH_COMMAND, Gos.PLAIN).way(Mode.LOGIN_SHELL, Gos.WITH_GO);
    var finding = check.examine(all.web1()).findFirst().orElseThrow();
    assertThat(finding.cause())
        .isEqualTo(
            "/usr/local/go/bin/go on web1 is an executable for arm64: it cannot be run here, and"
                + " login shell gets it.");
    assertThat(finding.severity().word()).isEqualTo("blocker");
    assertThat(finding.fix().commands()).containsExactly("slipway go list web1 --fix");
    var listed = check.examine(all.listed()).findFirst().orElseThrow();
    assertThat(listed.fix().commands()).containsExactly("sudo rm -r /usr/local/go");
  }

  @Test
  void findsItAsRiskWhereOthersWorkOrNobodyUsesIt() {
    var some =
        archive()
            .tree("/usr/lib/go-1.19", "go1.19.8", "go1.19.8", Keeper.DISTRIBUTION)
            .way(Mode.SSH_COMMAND, "/usr/lib/go-1.19/bin")
            .way(Mode.LOGIN_SHELL, Gos.WITH_GO);
    assertThat(Given.brief(check.examine(some.web1())))
        .containsExactly("TOOLCHAIN-32 risk " + SEEN);
    assertThat(Given.brief(check.examine(archive().way(Mode.CRON, Gos.PLAIN).web1())))
        .containsExactly("TOOLCHAIN-32 risk " + SEEN);
  }

  @Test
  void findsTheOneThatABuildFailedWith() {
    var gos = archive().asked("1.26").way(Mode.PROCESS, Gos.WITH_GO);
    var finding = check.examine(gos.built("TOOLCHAIN-32")).findFirst().orElseThrow();
    assertThat(finding.severity().word()).isEqualTo("blocker");
    assertThat(finding.fix().repair()).contains(new Repair.InstallGo("go1.26"));
  }

  @Test
  void findsNothingInWhatRunsOrIsKeptForOthers() {
    assertThat(check.examine(Gos.archive("go1.26.8").web1())).isEmpty();
    var aside =
        Gos.archive("go1.26.8")
            .foreign("/srv/images/go", ARM, Keeper.OTHER)
            .way(Mode.SSH_COMMAND, Gos.WITH_GO);
    assertThat(check.examine(aside.web1())).isEmpty();
    assertThat(check.examine(aside.built(""))).isEmpty();
  }
}
