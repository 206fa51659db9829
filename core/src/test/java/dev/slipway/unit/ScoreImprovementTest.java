package dev.slipway.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.UnitFile;
import dev.slipway.model.SystemdVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreImprovementTest {
  private static final SystemdVersion VERSION = new SystemdVersion(252);
  private static final String BARE = "[Service]\nExecStart=/opt/x/x\n";

  private static EffectiveUnit unit(String text) {
    return EffectiveUnit.of(UnitFile.parse("x.service", text));
  }

  @Test
  void everyImprovementOfABareUnitLowersItAsMuchAsItSays() {
    var unit = unit(BARE);
    var improvements = ScoreImprovement.of(unit, VERSION);
    assertThat(improvements).hasSizeGreaterThan(20);
    assertThat(improvements)
        .allSatisfy(
            improvement ->
                assertThat(
                        UnitScore.of(
                                unit(BARE + String.join("\n", improvement.lines()) + "\n"), VERSION)
                            .exposure())
                    .as(improvement.toString())
                    .isEqualTo(improvement.exposureAfter()));
    assertThat(improvements)
        .extracting(ScoreImprovement::thousandths)
        .isSortedAccordingTo((a, b) -> Integer.compare(b, a));
  }

  @Test
  void noImprovementIsLeftWhenAllAreTaken() {
    var lines = new ArrayList<String>();
    ScoreImprovement.of(unit(BARE), VERSION).forEach(better -> lines.addAll(better.lines()));
    var all = unit(BARE + String.join("\n", lines) + "\n");
    assertThat(ScoreImprovement.of(all, VERSION))
        .allSatisfy(rest -> assertThat(rest.thousandths()).isLessThan(200));
    assertThat(UnitScore.of(all, VERSION).exposureTenths()).isLessThan(10);
  }

  @Test
  void namesOnlyDirectivesThatTheVersionKnows() {
    assertThat(ScoreImprovement.of(unit(BARE), new SystemdVersion(241)))
        .extracting(ScoreImprovement::lines)
        .doesNotContain(List.of("ProtectProc=invisible"))
        .contains(List.of("PrivateTmp=yes"));
  }

  @Test
  void suggestsNothingThatIsThereAlready() {
    assertThat(ScoreImprovement.of(unit(BARE + "PrivateTmp=yes\n"), VERSION))
        .extracting(ScoreImprovement::lines)
        .doesNotContain(List.of("PrivateTmp=yes"));
  }
}
