package dev.slipway.format.envfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.envfile.EnvironmentEntry.Assignment;
import dev.slipway.format.envfile.EnvironmentEntry.Reason;
import dev.slipway.format.envfile.EnvironmentEntry.Rejected;
import dev.slipway.format.envfile.EnvironmentEntry.Trait;
import dev.slipway.model.SystemdVersion;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentFileTest {

  private static final SystemdVersion VERSION = new SystemdVersion(252);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A=back\\slash | BACKSLASH_REMOVED",
        "A=x # c | COMMENT_IN_VALUE",
        "A=\"x\" # c | COMMENT_IN_VALUE",
        "A=$HOME/bin | DOLLAR_KEPT",
        "A=\"${HOME}\" | DOLLAR_KEPT",
        "A=\"x | UNCLOSED_QUOTE",
        "A=x\"y\" | QUOTE_KEPT",
        "A = b | SPACE_AROUND_EQUALS",
      })
  void marksWhatHappenedToAValue(String line, Trait trait) {
    Assignment entry = parse(line + "\n").assignments().getFirst();
    assertThat(entry.traits()).contains(trait);
  }

  @Test
  void marksJoinedAndBrokenLinesAndDosEnds() {
    assertThat(traits("A=x\\\ny\n")).containsExactly(Trait.LINES_JOINED);
    assertThat(traits("A=\"x\ny\"\n")).containsExactly(Trait.LINE_BREAK_IN_QUOTES);
    assertThat(traits("A=x\r\n")).containsExactly(Trait.CARRIAGE_RETURN_DROPPED);
    assertThat(traits("A='x\\y'\n")).isEmpty();
    assertThat(traits("A=5$\n")).isEmpty();
    assertThat(traits("A=x#y\n")).isEmpty();
  }

  @Test
  void givesTheLinesOfEntries() {
    EnvironmentFile file = parse("# c\n\nA=1\nB=\"x\ny\"\nexport C=2\nD=3\n");
    assertThat(file.entries()).extracting(EnvironmentEntry::line).containsExactly(3, 4, 6, 7);
    assertThat(file.entries().get(1).lastLine()).isEqualTo(5);
  }

  @Test
  void saysWhyAnEntryIsRejected() {
    assertThat(rejected("export A=1\n").reason()).isEqualTo(Reason.EXPORT);
    assertThat(rejected("\uFEFFA=1\n").reason()).isEqualTo(Reason.BYTE_ORDER_MARK);
    assertThat(rejected("A-B=1\n").reason()).isEqualTo(Reason.INVALID_NAME);
    assertThat(rejected("FOO\n").reason()).isEqualTo(Reason.MISSING_EQUALS);
    assertThat(rejected("export A=hunter2\n").message())
        .contains("Ignoring invalid environment assignment 'export A=••••': hello.env");
    assertThat(rejected("hunter2 hunter2\n").key()).isEqualTo("••••");
  }

  @Property
  void readsAnythingAndShowsNoValue(@ForAll("content") String content) {
    EnvironmentFile file = parse(content);
    assertThat(file.toString()).doesNotContain("hunter2");
  }

  @Property
  void readsAnyBytes(@ForAll byte[] content) {
    EnvironmentFile file = EnvironmentFile.parse("hello.env", content, VERSION);
    for (EnvironmentEntry entry : file.entries()) {
      assertThat(entry.line()).isBetween(1, entry.lastLine());
    }
  }

  @Provide
  Arbitrary<String> content() {
    return Arbitraries.of(
            "A=hunter2",
            "B='hunter2",
            "C=\"",
            "hunter2'",
            "\"",
            "'",
            "\n",
            "\\\n",
            "\\",
            " ",
            "\r\n",
            "=hunter2",
            "export D=hunter2",
            "$X",
            "`",
            "#",
            "(",
            ")",
            "\uFEFF",
            "\u0000")
        .list()
        .ofMaxSize(12)
        .map(pieces -> String.join("", pieces))
        // A name may be shown; that a secret stands where a name belongs cannot be known.
        .filter(text -> !text.matches("(?s).*hunter2[^\\n]*=.*"))
        .filter(text -> !text.matches("(?s)(.*\\n)?\\s*hunter2\\s*(\\n.*)?"));
  }

  private static EnvironmentFile parse(String content) {
    return EnvironmentFile.parse("hello.env", content, VERSION);
  }

  private static List<Trait> traits(String content) {
    return List.copyOf(parse(content).assignments().getFirst().traits());
  }

  private static Rejected rejected(String content) {
    return parse(content).rejected().getFirst();
  }
}
