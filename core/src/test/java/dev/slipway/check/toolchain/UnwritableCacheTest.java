package dev.slipway.check.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.fact.GoInstallations.Store;
import dev.slipway.fact.GoLaunch.Mode;
import org.junit.jupiter.api.Test;

class UnwritableCacheTest {
  private final UnwritableCache check = new UnwritableCache();

  private static Store modules(boolean writable) {
    var inside = "/home/a/go/pkg/mod/cache/download";
    return new Store("GOMODCACHE", "/home/a/go/pkg/mod", inside, writable, "root");
  }

  @Test
  void findsCacheOfAnotherAccount() {
    var gos = Gos.archive("go1.26.8").way(Mode.SSH_COMMAND, Gos.WITH_GO).store(modules(false));
    assertThat(Given.brief(check.examine(gos.web1())))
        .containsExactly("TOOLCHAIN-27 risk ls -ld /home/a/go/pkg/mod/cache/download");
    assertThat(Given.brief(check.examine(gos.built("TOOLCHAIN-27"))))
        .containsExactly("TOOLCHAIN-27 blocker ls -ld /home/a/go/pkg/mod/cache/download");
  }

  @Test
  void findsNothingWhereItMayBeWrittenOrNobodyUsesGo() {
    var own = Gos.archive("go1.26.8").way(Mode.SSH_COMMAND, Gos.WITH_GO).store(modules(true));
    assertThat(check.examine(own.web1())).isEmpty();
    var none = Gos.none().way(Mode.SSH_COMMAND, Gos.PLAIN).store(modules(false));
    assertThat(check.examine(none.web1())).isEmpty();
  }
}
