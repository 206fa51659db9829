package dev.slipway.check.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Executables;
import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import dev.slipway.fact.TimeZones;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoTimeZonesTest {
  @Test
  void findsProgramThatAsksForZonesTheServerLacks() {
    assertThat(new NoTimeZones().examine(on().withBinary(Executables.plain()))).hasSize(1);
  }

  @Test
  void findsNothingWithADatabaseOnTheServerOrInTheProgram() {
    var own = Executables.built("CGO_ENABLED=0 GOARCH=amd64", "-tags=timetzdata");
    assertThat(new NoTimeZones().examine(on().withBinary(own))).isEmpty();
    assertThat(new NoTimeZones().examine(on("/usr/share/zoneinfo").withBinary(Executables.plain())))
        .isEmpty();
  }

  private static Subject on(String... places) {
    return Subject.on(Web1.facts().with(new TimeZones(List.of(places)), "/usr/share/zoneinfo"));
  }
}
