package dev.slipway.check.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.fact.GoLaunch.Mode;
import dev.slipway.fact.GoTree.Keeper;
import org.junit.jupiter.api.Test;

class GopathInGorootTest {
  private final GopathInGoroot check = new GopathInGoroot();

  @Test
  void findsGopathThatIsTheGorootOrInIt() {
    for (var gopath : new String[] {"/usr/local/go", "/usr/local/go/", "/srv:/usr/local/go/work"}) {
      var gos = Gos.archive("go1.26.8").way(Mode.SSH_COMMAND, Gos.WITH_GO, "GOPATH=" + gopath);
      assertThat(Given.brief(check.examine(gos.web1())))
          .as(gopath)
          .containsExactly("TOOLCHAIN-30 risk GOPATH of ssh command");
    }
  }

  @Test
  void findsGoInThePlaceOfTheDefaultAndOneThatWasWritten() {
    var home =
        Gos.none()
            .tree("/home/a/go", "go1.26.8", "go1.26.8", Keeper.OTHER)
            .way(Mode.PROCESS, "/home/a/go/bin");
    assertThat(check.examine(home.listed())).hasSize(1);
    var written =
        Gos.archive("go1.26.8").written("GOPATH", "/usr/local/go").way(Mode.PROCESS, Gos.WITH_GO);
    assertThat(check.examine(written.listed())).hasSize(1);
  }

  @Test
  void findsNothingWhereTheyLieApart() {
    var gos =
        Gos.archive("go1.26.8")
            .way(Mode.PROCESS, Gos.WITH_GO)
            .way(Mode.LOGIN_SHELL, Gos.WITH_GO, "GOPATH=/usr/local/gopath");
    assertThat(check.examine(gos.listed())).isEmpty();
  }
}
