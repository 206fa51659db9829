package dev.slipway.check.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.fact.GoLaunch.Mode;
import dev.slipway.fact.GoTree.Keeper;
import dev.slipway.finding.Repair;
import org.junit.jupiter.api.Test;

class MixedTreeTest {
  private final MixedTree check = new MixedTree();

  @Test
  void findsTreeOfTwoReleases() {
    var gos =
        Gos.none()
            .tree("/usr/local/go", "go1.26.8", "go1.22.12", Keeper.ARCHIVE)
            .way(Mode.SSH_COMMAND, Gos.WITH_GO);
    assertThat(Given.brief(check.examine(gos.web1())))
        .containsExactly("TOOLCHAIN-04 blocker /usr/local/go/VERSION");
    assertThat(Given.brief(check.examine(gos.built("TOOLCHAIN-04"))))
        .containsExactly("TOOLCHAIN-04 blocker /usr/local/go/VERSION");
    assertThat(Given.brief(check.examine(gos.built(""))))
        .containsExactly("TOOLCHAIN-04 risk /usr/local/go/VERSION");
  }

  @Test
  void findsThatOnlyTheTreeThatBuildsIsToBlameAndToBeReplaced() {
    var gos =
        Gos.archive("go1.26.8")
            .tree("/opt/go", "go1.26.8", "go1.22.12", Keeper.OTHER)
            .way(Mode.PROCESS, Gos.WITH_GO);
    assertThat(Given.brief(check.examine(gos.built("TOOLCHAIN-04"))))
        .containsExactly("TOOLCHAIN-04 risk /opt/go/VERSION");
    var first =
        Gos.none()
            .tree("/opt/go", "go1.26.8", "go1.22.12", Keeper.OTHER)
            .asked("1.26.0")
            .way(Mode.PROCESS, "/opt/go/bin");
    var finding = check.examine(first.built("TOOLCHAIN-04")).findFirst().orElseThrow();
    assertThat(finding.fix().repair()).contains(new Repair.InstallGo("go1.26.0"));
    assertThat(finding.fix().commands())
        .containsExactly("slipway go install 1.26.0 --prove", "slipway go use 1.26.0");
    assertThat(check.examine(first.built("")).findFirst().orElseThrow().fix().repair()).isEmpty();
  }

  @Test
  void findsGorootOfAnotherRelease() {
    var gos =
        Gos.archive("go1.26.8")
            .tree("/opt/go", "go1.22.12", "go1.22.12", Keeper.OTHER)
            .goroot("/opt/go", "/opt/go")
            .way(Mode.SSH_COMMAND, Gos.WITH_GO)
            .way(Mode.LOGIN_SHELL, Gos.WITH_GO, "GOROOT=/opt/go");
    assertThat(Given.brief(check.examine(gos.web1())))
        .containsExactly("TOOLCHAIN-04 risk GOROOT of login shell");
    assertThat(Given.brief(check.examine(gos.built(""))))
        .containsExactly("TOOLCHAIN-04 advice GOROOT of login shell");
  }

  @Test
  void findsNothingInATreeThatWasPutAside() {
    var aside =
        Gos.archive("go1.26.8")
            .tree("/usr/local/go.broken-1", "go1.26.8", "go1.22.12", Keeper.OTHER)
            .way(Mode.SSH_COMMAND, Gos.WITH_GO);
    assertThat(check.examine(aside.web1())).isEmpty();
  }

  @Test
  void findsNothingInWholeTreesNorWhereGorootIsItsOwn() {
    var gos =
        Gos.none()
            .tree("/usr/local/go", "go1.26.8 X:nodwarf5", "go1.26.8", Keeper.ARCHIVE)
            .goroot("/usr/local/go", "/usr/local/go")
            .way(Mode.SSH_COMMAND, Gos.WITH_GO, "GOROOT=/usr/local/go");
    assertThat(check.examine(gos.web1())).isEmpty();
  }
}
