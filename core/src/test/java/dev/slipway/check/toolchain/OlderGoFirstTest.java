package dev.slipway.check.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.fact.GoLaunch.Mode;
import dev.slipway.fact.GoTree.Keeper;
import org.junit.jupiter.api.Test;

class OlderGoFirstTest {
  private final OlderGoFirst check = new OlderGoFirst();

  private static Gos two(String old, Keeper keeper) {
    return Gos.none()
        .tree(old, "go1.19.8", "go1.19.8", keeper)
        .tree("/usr/local/go", "go1.26.8", "go1.26.8", Keeper.ARCHIVE);
  }

  @Test
  void findsOlderOneThatIsFirst() {
    var path = "/opt/go1.19/bin:" + Gos.WITH_GO;
    var gos = two("/opt/go1.19", Keeper.OTHER).way(Mode.SSH_COMMAND, path);
    assertThat(Given.brief(check.examine(gos.web1())))
        .containsExactly("TOOLCHAIN-02 risk /opt/go1.19/VERSION");
    assertThat(Given.brief(check.examine(gos.built(""))))
        .containsExactly("TOOLCHAIN-02 advice /opt/go1.19/VERSION");
  }

  @Test
  void findsPackageBeforeTheArchiveOnThePathOrNot() {
    var gos =
        two("/usr/lib/go-1.19", Keeper.DISTRIBUTION).command("/usr/bin/go", "/usr/lib/go-1.19");
    var found =
        check.examine(
            gos.way(Mode.SSH_COMMAND, Gos.PLAIN)
                .way(Mode.LOGIN_SHELL, Gos.PLAIN + ":/usr/local/go/bin")
                .web1());
    assertThat(found)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("TOOLCHAIN-31");
              assertThat(finding.cause())
                  .contains(
                      "golang-1.19-go", "/usr/bin/go", "ssh command, login shell", "go1.26.8");
            });
  }

  @Test
  void findsNothingWhereTheNewestRunsOrOthersAreKeptAside() {
    var newest =
        two("/opt/go1.19", Keeper.OTHER).way(Mode.PROCESS, Gos.WITH_GO + ":/opt/go1.19/bin");
    assertThat(check.examine(newest.listed())).isEmpty();
    var aside =
        Gos.archive("go1.26.8")
            .tree("/home/a/sdk/go1.27rc1", "go1.27rc1", "go1.27rc1", Keeper.SDK)
            .way(Mode.PROCESS, Gos.WITH_GO);
    assertThat(check.examine(aside.listed())).isEmpty();
    var same =
        two("/opt/go1.19", Keeper.OTHER)
            .command("/usr/local/bin/go", "/usr/local/go")
            .way(Mode.PROCESS, Gos.PLAIN + ":/usr/local/go/bin");
    assertThat(check.examine(same.listed())).isEmpty();
  }

  @Test
  void findsNothingInABuildWithTheOneThatWasChosen() {
    var chosen = "/home/a/.local/share/slipway/go/go1.25.7";
    var gos =
        Gos.none()
            .tree(chosen, "go1.25.7", "go1.25.7", Keeper.SLIPWAY)
            .tree("/usr/local/go", "go1.26.8", "go1.26.8", Keeper.ARCHIVE)
            .way(Mode.PROCESS, chosen + "/bin:" + Gos.WITH_GO);
    assertThat(check.examine(gos.built(""))).isEmpty();
    assertThat(check.examine(gos.listed())).isNotEmpty();
  }
}
