package dev.slipway.format.gosum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.format.FormatException;
import dev.slipway.format.module.ModuleVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GoSumTest {
  private static final ModuleVersion DEP = new ModuleVersion("example.com/dep", "v1.0.0");
  private static final String ZIP = "h1:2XCBeVBS0CHs/QhWNiE7fnNtQnr1YAzunihh9rqwSTw=";
  private static final String MOD = "h1:rvH0cDjiiR4IU/GhijvOB7FJDcIXl9PjN9KhYoHlYOM=";

  @Test
  void readsLinesWithTheirPlaces() {
    var sum =
        GoSum.parse(
            """
            example.com/dep v1.0.0 %s

            example.com/dep v1.0.0/go.mod %s
            """
                .formatted(ZIP, MOD));
    assertThat(sum.lines())
        .containsExactly(new GoSumLine(1, DEP, false, ZIP), new GoSumLine(3, DEP, true, MOD));
    assertThat(sum.about(DEP, false)).containsExactly(new GoSumLine(1, DEP, false, ZIP));
    assertThat(sum.lines())
        .extracting(GoSumLine::text)
        .containsExactly("example.com/dep v1.0.0 " + ZIP, "example.com/dep v1.0.0/go.mod " + MOD);
    assertThat(sum.about(new ModuleVersion("example.com/dep", "v1.0.1"), false)).isEmpty();
  }

  @Test
  void keepsSeveralHashesAndTheSameLineTwice() {
    var line = "example.com/dep v1.0.0 ";
    var sum = GoSum.parse(line + "h2:x\n" + line + ZIP + "\r\n" + line + ZIP);
    assertThat(sum.about(DEP, false)).extracting(GoSumLine::number).containsExactly(1, 2, 3);
    assertThat(sum.about(DEP, false))
        .extracting(GoSumLine::isKnownAlgorithm)
        .containsExactly(false, true, true);
  }

  @Test
  void letsTheFirstKnownHashDecide() {
    var right = "example.com/dep v1.0.0 " + ZIP + "\n";
    var wrong = "example.com/dep v1.0.0 h1:AAAA\n";
    var unknown = "example.com/dep v1.0.0 h2:AAAA\n";
    assertThat(verdict(right + wrong)).isInstanceOf(SumVerdict.Listed.class);
    assertThat(verdict(unknown + wrong + right))
        .isEqualTo(new SumVerdict.Mismatch(new GoSumLine(2, DEP, false, "h1:AAAA")));
    assertThat(verdict(unknown))
        .isEqualTo(new SumVerdict.NotListed(List.of(new GoSumLine(1, DEP, false, "h2:AAAA"))));
    assertThat(verdict("")).isEqualTo(new SumVerdict.NotListed(List.of()));
  }

  private static SumVerdict verdict(String text) {
    return GoSum.parse(text).verdict(DEP, false, ZIP);
  }

  @Test
  void dropsTheHashOfAnEmptyGoMod() {
    var sum = GoSum.parse("example.com/dep v1.0.0/go.mod " + TreeHash.EMPTY_GO_MOD + "\n");
    assertThat(sum.lines()).isEmpty();
    assertThat(sum.dropped()).containsExactly(new GoSumLine(1, DEP, true, TreeHash.EMPTY_GO_MOD));
    assertThat(sum.verdict(DEP, true, MOD)).isEqualTo(new SumVerdict.NotListed(List.of()));
  }

  @Test
  void namesTheFirstLineThatIsNone() {
    assertThatThrownBy(() -> GoSum.parse("a v1 h1:x\n\n<<<<<<< HEAD\na b\n"))
        .isInstanceOf(FormatException.class)
        .hasMessage("3:1: expected a module, a version and a hash, found 2 words");
  }

  @Property
  void throwsNothingButItsOwnErrorAndLosesNoLine(@ForAll("texts") String text) {
    try {
      var sum = GoSum.parse(text.getBytes(StandardCharsets.UTF_8));
      assertThat(sum.lines().size() + sum.dropped().size())
          .isEqualTo(
              (int) text.lines().filter(line -> line.chars().anyMatch(c -> !space(c))).count());
      for (var line : sum.lines()) {
        assertThat(sum.about(line.module(), line.isGoMod())).contains(line);
      }
    } catch (FormatException malformed) {
      assertThat(malformed.getMessage()).endsWith("words");
    }
  }

  private static boolean space(int c) {
    return c == ' ' || c == '\t' || c == 0xA0 || c == 0x2003;
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "example.com/dep v1.0.0 " + ZIP,
            "b",
            " ",
            "\t",
            "\n",
            "\n",
            "\u00a0",
            "\u2003",
            "é",
            "a v1/go.mod " + TreeHash.EMPTY_GO_MOD,
            "a v1/go.mod/go.mod h2:x",
            "\uFEFF",
            "\u0000")
        .list()
        .ofMaxSize(12)
        .map(pieces -> String.join("", pieces));
  }
}
