package dev.slipway.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.finding.Severity;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final String PAGE =
      """
      ---
      id: UNIT-08
      title: Unit has a key that this systemd does not know
      severity: risk
      auto: safe
      versions: systemd 247 to 257
      symptoms:
        - 'Unknown key ''[^'']{1,80}'' in section'
        - is not a known directive
      ---

      ## What
      A key is ignored.

      ```ini
      ## not a section
      ```

      ## Why it matters
      It protects nothing.

      ## How to fix
      Correct it.

      ## When to ignore
      Never.

      ## Source
      Measured on Debian 12 (systemd 252).
      """;

  @Test
  void readsFrontMatterAndSections() {
    var page = Page.parse("UNIT-08.md", PAGE);
    assertThat(page.id()).isEqualTo("UNIT-08");
    assertThat(page.chapter()).isEqualTo("UNIT");
    assertThat(page.title()).isEqualTo("Unit has a key that this systemd does not know");
    assertThat(page.severity()).isEqualTo(Severity.RISK);
    assertThat(page.auto()).isEqualTo(Auto.SAFE);
    assertThat(page.versions()).isEqualTo("systemd 247 to 257");
    assertThat(page.symptoms())
        .extracting(Symptom::regex)
        .containsExactly("Unknown key '[^']{1,80}' in section", "is not a known directive");
    assertThat(page.what()).startsWith("A key is ignored.").contains("## not a section");
    assertThat(page.why()).isEqualTo("It protects nothing.");
    assertThat(page.fix()).isEqualTo("Correct it.");
    assertThat(page.ignore()).isEqualTo("Never.");
    assertThat(page.source()).isEqualTo("Measured on Debian 12 (systemd 252).");
  }

  @Test
  void readsPageWithoutVersionsAndSymptoms() {
    var page =
        Page.parse("UNIT-08.md", PAGE.replaceAll("(?s)versions.*\nsymptoms.*?directive\n", ""));
    assertThat(page.versions()).isEmpty();
    assertThat(page.symptoms()).isEmpty();
  }

  @Test
  void namesLineOfUnknownKey() {
    refuses("severity: risk", "level: risk")
        .hasMessageStartingWith("UNIT-08.md:4: expected one of");
  }

  @Test
  void refusesKeyThatStandsTwice() {
    refuses("auto: safe", "id: UNIT-09").hasMessage("UNIT-08.md:5: the key id stands here twice");
  }

  @Test
  void refusesUnknownSeverity() {
    refuses("severity: risk", "severity: fatal")
        .hasMessage("UNIT-08.md:4: severity: expected one of its words, found \"fatal\"");
  }

  @Test
  void refusesUnknownAuto() {
    refuses("auto: safe", "auto: maybe").hasMessageContaining("UNIT-08.md:5: auto");
  }

  @Test
  void refusesLongTitleAndTitleWithFullStop() {
    refuses("title: Unit", "title: " + "long ".repeat(10) + "Unit")
        .hasMessageContaining(":3: title");
    refuses("does not know", "does not know.").hasMessageContaining(":3: title");
  }

  @Test
  void refusesSectionsInAnotherOrder() {
    refuses("## What", "## Source").hasMessageContaining("UNIT-08.md:12: expected the sections");
  }

  @Test
  void refusesEmptySection() {
    refuses("Correct it.", "").hasMessageContaining("expected text in each of the sections");
  }

  @Test
  void refusesSymptomThatIsNoRegularExpression() {
    refuses("is not a known", "is not a known (")
        .hasMessageContaining("UNIT-08.md:9: not a symptom");
  }

  @Test
  void refusesEmptyFile() {
    assertThatThrownBy(() -> Page.parse("UNIT-08.md", "")).hasMessageContaining("UNIT-08.md:1");
  }

  @Property
  void throwsOnlyItsOwnErrorOnMutatedPages(@ForAll int place, @ForAll String insertion) {
    int at = Math.floorMod(place, PAGE.length());
    try {
      Page.parse("UNIT-08.md", PAGE.substring(0, at) + insertion + PAGE.substring(at + 1));
    } catch (PageException expected) {
      assertThat(expected).hasMessageMatching("(?s)UNIT-08\\.md:\\d+: .+");
    }
  }

  private static AbstractThrowableAssert<?, ?> refuses(String replaced, String by) {
    return assertThatThrownBy(() -> Page.parse("UNIT-08.md", PAGE.replace(replaced, by)))
        .isInstanceOf(PageException.class);
  }
}
