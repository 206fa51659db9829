package dev.slipway.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.Recorded;
import dev.slipway.format.unit.Complaint;
import dev.slipway.model.SystemdVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the judgement of values with what {@code systemd-analyze verify} said. */
class DirectiveValuesTest {

  @ParameterizedTest
  @MethodSource("dev.slipway.format.Recorded#versions")
  void saysWhatSystemdSaysAboutAValue(SystemdVersion version) {
    DirectiveTable table = DirectiveTable.of(version);
    SoftAssertions softly = new SoftAssertions();
    int judged = 0;
    for (List<String> fields : Recorded.results("value", version)) {
      String text = fields.getFirst();
      String section = text.startsWith("[Unit]") ? "Unit" : "Service";
      String assignment = text.substring(text.indexOf(']') + 1);
      String key = assignment.substring(0, assignment.indexOf('='));
      String value = assignment.substring(assignment.indexOf('=') + 1);
      Optional<Directive> directive = table.find(section, key);
      if (directive.isEmpty() || !DirectiveValues.isJudged(directive.get())) {
        continue;
      }
      judged++;
      List<String> expected =
          new ArrayList<>(fields.subList(1, fields.size()))
              .stream().filter(line -> !line.equals("ok") && !line.startsWith("Unit ")).toList();
      List<String> actual =
          DirectiveValues.complaints(directive.get(), value, version).stream()
              .map(Complaint::message)
              .toList();
      softly.assertThat(actual).as(text + " under " + version).isEqualTo(expected);
    }
    softly.assertAll();
    assertThat(judged).isGreaterThan(300);
  }
}
