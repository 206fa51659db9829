package dev.slipway.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymptomTest {

  @Test
  void knowsItsFixedText() {
    fixes("status=203/EXEC", "status=203/exec", 15);
    fixes("(?:Failed|Unable) to locate executable /", " to locate executable /", 23 + 6);
    fixes("bind: .{0,80}: address already in use", ": address already in use", 30);
    fixes("GLIBC_2\\.\\d{1,3}' not found", "' not found", 19);
    fixes("colou?r is wrong", "r is wrong", 14);
    fixes("no such (?:file )?thing here", "thing here", 18);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no space left .*",
        "no space left .+x",
        "no space left .{3,}",
        "no space left .{0,900}",
        "no space left (?:ab){2,9}",
        "no space left (?:a{1,9}b)*",
        "no space left (captured)",
        "no space left (?=ahead)",
        "no space left|no inode left",
        "no space left \\1",
        "no space left [a-c&&[b]]",
        "no space left .{1,9}a{1,9}b{1,9}",
        "short",
        ".{0,80}",
        "",
        "*no space left",
        "no space left \\",
        "no space left (?:a",
        "no space left )",
        "no space left [",
      })
  void refusesWhatCannotBeSearchedInLinearTimeOrSaysNothing(String regex) {
    assertThatThrownBy(() -> Symptom.of(regex)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void findsUpperAndLowerCaseAlike() {
    assertThat(Symptom.of("Text file busy").in("cp: x: TEXT FILE busy")).contains("TEXT FILE busy");
  }

  @Property
  void throwsOnlyItsOwnError(@ForAll String regex) {
    try {
      assertThat(Symptom.of(regex).weight()).isGreaterThanOrEqualTo(FixedText.SHORTEST_RUN);
    } catch (IllegalArgumentException expected) {
      assertThat(expected).hasMessageContaining(regex);
    }
  }

  /** Whatever stands in a line, each symptom of each page looks at few characters. */
  @Test
  void searchesEveryAdversarialLineInBoundedSteps() {
    for (var page : Catalogue.pages()) {
      for (var symptom : page.symptoms()) {
        var anchor = symptom.anchor();
        for (var filler : new String[] {"", " ", "'", "a", "0"}) {
          var line = (anchor + filler.repeat(20)).repeat(Ranking.PIECE).substring(0, Ranking.PIECE);
          var counted = new CountedText(line);
          symptom.in(counted, line);
          assertThat(counted.steps).as("%s: %s", page.id(), symptom).isLessThan(1_000_000);
        }
      }
    }
  }

  private static void fixes(String regex, String longestRun, int length) {
    assertThat(FixedText.of(regex)).isEqualTo(new FixedText(longestRun, length));
  }

  private static final class CountedText implements CharSequence {
    private final String text;
    private long steps;

    CountedText(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      steps++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
