package dev.slipway.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.Recorded;
import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.UnitFile;
import dev.slipway.model.Run;
import dev.slipway.model.ServiceName;
import dev.slipway.model.SystemdVersion;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the score with what the real tool said about loaded services. */
class UnitScoreTest {

  /**
   * What {@code --offline=true} gets wrong, in two ways: 252 overlooks what implies PrivateMounts=,
   * 257 takes it for given.
   */
  private static final String NOT_OFFLINE = "PrivateMounts";

  /** 247 looks for "clock_settime:EPERM" among the names of system calls. */
  private static final String NOT_247 = "filter-deny-errno-suffix";

  private final Map<String, byte[]> cases = Recorded.cases("score", true);

  @ParameterizedTest
  @MethodSource("dev.slipway.format.Recorded#versions")
  void isTheNumberThatTheToolGives(SystemdVersion version) {
    for (List<String> fields : Recorded.results("score", version)) {
      String name = fields.getFirst();
      if (version.isAtLeast(252) || !name.equals(NOT_247)) {
        assertThat(score(name, version).exposure())
            .as(name + " under " + version)
            .isEqualTo(fields.get(1));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {252, 257})
  void findsTheSameBadnessInEachTestAsTheToolsJson(int number) {
    SystemdVersion version = new SystemdVersion(number);
    List<List<String>> rows = Recorded.results("score-detail", version);
    List<String> tests = rows.getFirst().subList(1, rows.getFirst().size());
    for (List<String> row : rows.subList(1, rows.size())) {
      String name = row.getFirst();
      String[] badness = row.get(1).split(" ");
      Map<String, String> expected = new TreeMap<>();
      for (int i = 0; i < badness.length; i++) {
        if (!badness[i].equals("-")) {
          String[] test = tests.get(i).split(" ");
          expected.put(test[0], test[1] + " " + badness[i] + "/" + test[2]);
        }
      }
      expected.remove(NOT_OFFLINE);
      Map<String, String> actual = new TreeMap<>();
      for (UnitScore.Test test : score(name, version).tests()) {
        actual.put(test.id(), test.weight() + " " + test.badness() + "/" + test.range());
      }
      actual.remove(NOT_OFFLINE);
      assertThat(actual.entrySet()).as(name).containsExactlyElementsOf(expected.entrySet());
    }
  }

  @Test
  void givesTheGeneratedUnitOnePointFour() {
    for (int number : List.of(247, 252, 257)) {
      SystemdVersion version = new SystemdVersion(number);
      String unit =
          ServiceUnit.render(
              new UnitSettings(
                  new ServiceName("hello"),
                  "hello",
                  Run.DEFAULT,
                  ExecutableTraits.UNKNOWN,
                  version));
      UnitScore score =
          UnitScore.of(EffectiveUnit.of(UnitFile.parse("hello.service", unit)), version);
      assertThat(score.exposure()).isEqualTo("1.4");
      assertThat(score.level()).isEqualTo("OK");
    }
  }

  private UnitScore score(String name, SystemdVersion version) {
    byte[] content = Objects.requireNonNull(cases.get(name));
    return UnitScore.of(EffectiveUnit.of(UnitFile.parse(name, content)), version);
  }
}
