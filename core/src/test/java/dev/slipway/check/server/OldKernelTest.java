package dev.slipway.check.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Executables;
import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import dev.slipway.fact.Kernel;
import org.junit.jupiter.api.Test;

class OldKernelTest {
  @Test
  void findsKernelOlderThanGoSupports() {
    assertThat(new OldKernel().examine(on("2.6.18-400.el5")))
        .singleElement()
        .satisfies(f -> assertThat(f.cause()).contains("web1 runs 2.6.18-400.el5"));
  }

  @Test
  void findsNothingOnKernelsOfTodayOrUnreadableOnes() {
    assertThat(new OldKernel().examine(on("6.1.0-18-amd64"))).isEmpty();
    assertThat(new OldKernel().examine(on("3.10.0-1160.el7.x86_64"))).isEmpty();
    assertThat(new OldKernel().examine(on("strange"))).isEmpty();
  }

  private static Subject on(String release) {
    return Subject.on(Web1.facts().with(new Kernel(release, "x86_64"), "uname -srm"))
        .withBinary(Executables.plain());
  }
}
