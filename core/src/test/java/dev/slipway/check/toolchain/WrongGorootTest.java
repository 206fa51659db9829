package dev.slipway.check.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.fact.GoLaunch.Mode;
import dev.slipway.finding.Repair;
import org.junit.jupiter.api.Test;

class WrongGorootTest {
  private final WrongGoroot check = new WrongGoroot();

  private static Gos set() {
    return Gos.archive("go1.26.8")
        .goroot("/opt/go", "")
        .way(Mode.LOGIN_SHELL, Gos.WITH_GO, "GOROOT=/opt/go");
  }

  @Test
  void findsItAsBlockerWhereEveryUseFails() {
    assertThat(Given.brief(check.examine(set().web1())))
        .containsExactly("TOOLCHAIN-03 blocker GOROOT of login shell");
    assertThat(Given.brief(check.examine(set().way(Mode.SSH_COMMAND, Gos.PLAIN).web1())))
        .containsExactly("TOOLCHAIN-03 blocker GOROOT of login shell");
    assertThat(Given.brief(check.examine(set().way(Mode.SSH_COMMAND, Gos.WITH_GO).web1())))
        .containsExactly("TOOLCHAIN-03 risk GOROOT of login shell");
  }

  @Test
  void findsItAsAdviceWhereSlipwayLeavesItOut() {
    var found = check.examine(set().built("")).findFirst().orElseThrow();
    assertThat(found.severity().word()).isEqualTo("advice");
    assertThat(found.cause()).contains("Slipway's own builds leave it out");
  }

  @Test
  void findsCommandWithoutTheRestOfGoThatABuildFailedWith() {
    var gos = Gos.none().command("/usr/local/bin/go", "").way(Mode.PROCESS, Gos.PLAIN);
    var found = check.examine(gos.built("TOOLCHAIN-03")).findFirst().orElseThrow();
    assertThat(found.severity().word()).isEqualTo("blocker");
    assertThat(found.fix().repair()).contains(new Repair.InstallGo(""));
    assertThat(check.examine(gos.built(""))).isEmpty();
    assertThat(check.examine(gos.listed())).isEmpty();
  }

  @Test
  void findsNothingWhereItIsAGorootOrNobodyUsesGo() {
    var right =
        Gos.archive("go1.26.8")
            .goroot("/usr/local/go/", "/usr/local/go")
            .way(Mode.LOGIN_SHELL, Gos.WITH_GO, "GOROOT=/usr/local/go/");
    assertThat(check.examine(right.web1())).isEmpty();
    var unused =
        Gos.none().goroot("/opt/go", "").way(Mode.LOGIN_SHELL, Gos.PLAIN, "GOROOT=/opt/go");
    assertThat(check.examine(unused.web1())).isEmpty();
  }
}
