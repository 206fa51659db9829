package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.CheckedUnit;
import dev.slipway.check.Given;
import dev.slipway.check.Subject;
import dev.slipway.fact.Fact;
import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.UnitFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverridingDropInTest {
  @Test
  void findsDropInThatWins() {
    var finding =
        new OverridingDropIn()
            .examine(
                subject("/etc/systemd/system/hello.service.d/x.conf", "[Service]\nRestart=no\n"))
            .findFirst()
            .orElseThrow();
    assertThat(finding.severity().word()).isEqualTo("risk");
    assertThat(finding.evidence())
        .extracting(e -> e.source() + " " + e.value())
        .contains(
            "/etc/systemd/system/hello.service.d/x.conf:2 Restart=no instead of Restart=always");
  }

  @Test
  void findsDropInThatAddsWithoutShowingValuesOfVariables() {
    var finding =
        new OverridingDropIn()
            .examine(
                subject(
                    "/run/systemd/system.control/hello.service.d/x.conf",
                    "[Service]\nEnvironment=PASSWORD=hunter2\n"))
            .findFirst()
            .orElseThrow();
    assertThat(finding.severity().word()).isEqualTo("advice");
    assertThat(finding.toString()).doesNotContain("hunter2");
  }

  @Test
  void findsNothingWithoutDropInsAndInThoseOfTheDistribution() {
    assertThat(new OverridingDropIn().examine(Given.unit("[Service]\nRestart=always\n"))).isEmpty();
    assertThat(
            new OverridingDropIn()
                .examine(
                    subject(
                        "/usr/lib/systemd/system/service.d/10.conf", "[Service]\nRestart=no\n")))
        .isEmpty();
  }

  private static Subject subject(String path, String text) {
    var unit =
        new EffectiveUnit(
            UnitFile.parse("deploy/hello.service", "[Service]\nRestart=always\n"),
            List.of(UnitFile.parse(path, text)));
    return Given.server()
        .with(Fact.known(new CheckedUnit("hello.service", CheckedUnit.Kind.OWN, unit), "x"));
  }
}
