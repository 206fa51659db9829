package dev.slipway.check.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Executables;
import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import dev.slipway.fact.Kernel;
import org.junit.jupiter.api.Test;

class OtherMachineTest {
  @Test
  void findsArmBinaryForAmdServer() {
    var arm = Executables.built("CGO_ENABLED=0 GOARCH=arm64");
    assertThat(new OtherMachine().examine(on("x86_64").withBinary(arm)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.cause()).contains("made for arm64, web1 is x86_64");
              assertThat(finding.fix().commands()).first().asString().contains("GOARCH=amd64");
            });
  }

  @Test
  void findsNothingOnTheRightMachine() {
    assertThat(new OtherMachine().examine(on("x86_64").withBinary(Executables.plain()))).isEmpty();
  }

  private static Subject on(String machine) {
    return Subject.on(Web1.facts().with(new Kernel("6.1.0", machine), "uname -srm"));
  }
}
