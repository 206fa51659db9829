package dev.slipway.format.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.unit.UnitLine.Assignment;
import dev.slipway.model.SystemdVersion;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Readers of units answer whatever they are given; they have no error to throw. */
class UnitReadersFuzzTest {

  private static final SystemdVersion VERSION = new SystemdVersion(252);

  @Property
  void readsAnyBytesAsAUnit(@ForAll byte[] content) {
    check(UnitFile.parse("x.service", content));
  }

  @Property
  void readsAnyPiecesAsAUnit(@ForAll("unitText") String content) {
    check(UnitFile.parse("x.service", content));
  }

  @Property
  void readsAnyValueAsACommandLine(@ForAll("value") String value) {
    ExecLine line = ExecLine.parse(value, VERSION);
    Specifiers specifiers = Specifiers.forUnit("x@y.service", VERSION);
    for (ExecCommand command : line.commands()) {
      assertThat(command.path()).isNotEmpty();
      assertThat(command.words()).isNotEmpty();
      command.arguments(specifiers, Map.of("A", "b c"));
      command.variables();
    }
    assertThat(line.complaints().stream().filter(Complaint::isFatal).count()).isLessThan(2);
  }

  @Property
  void readsAnyValueAsAnEnvironmentAndShowsNoneOfIt(@ForAll("secret") String value) {
    EnvironmentLine line = EnvironmentLine.parse("A=" + value + " " + value, VERSION);
    assertThat(line.toString()).doesNotContain("hunter2");
  }

  @Property
  void readsAnyValueAsASpanOrASize(@ForAll("number") String value) {
    TimeSpan.parse(value);
    TimeSpan.parseMicroseconds(value);
    SizeLimit.parse(value);
    UnitBoolean.parse(value);
    UnitPath.simplify(value);
  }

  private static void check(UnitFile file) {
    int line = 0;
    for (UnitLine one : file.lines()) {
      assertThat(one.at().line()).isPositive();
      line = Math.max(line, one.at().line());
    }
    List<Assignment> assignments = file.assignments();
    for (Assignment assignment : assignments) {
      assertThat(assignment.value()).isEqualTo(Words.strip(assignment.value()));
      assertThat(assignment.written()).isNotEmpty();
      EffectiveUnit.of(file).assignments(assignment.section(), assignment.key());
    }
  }

  @Provide
  Arbitrary<String> unitText() {
    return pieces(
        "[Service]",
        "[Unit",
        "]",
        "\n",
        "\n",
        "\r",
        "\u0000",
        "\\\n",
        "\\",
        "#",
        ";",
        "A=",
        "=",
        "B=c",
        " ",
        "\t",
        "\uFEFF",
        "é",
        "ConditionX=",
        "\u0001",
        "\"");
  }

  @Provide
  Arbitrary<String> value() {
    return pieces(
        "/x", "-", "@", ":", "+", "!", " ", "\"", "'", "\\", "$", "{", "}", "A", "%", "n", ";",
        "\\x", "41", "\\u", "00e9", "\t", "é", "~", "/", "..");
  }

  @Provide
  Arbitrary<String> secret() {
    // Without an equals sign: what stands before one is a name, and names are shown.
    return Arbitraries.of("hunter2", "\"", "'", "\\", " ", "%", "q", "\\x41", "$")
        .list()
        .ofMaxSize(12)
        .map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<String> number() {
    return pieces(
        "1",
        "0",
        "99999999999999999999",
        ".",
        " ",
        "s",
        "min",
        "M",
        "G",
        "B",
        "%",
        "infinity",
        "-",
        "+",
        "/",
        "‰",
        "yes",
        "é");
  }

  private static Arbitrary<String> pieces(String... pieces) {
    Arbitrary<String> made =
        Arbitraries.of(pieces).list().ofMaxSize(20).map(list -> String.join("", list));
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(4, made),
        net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(60)));
  }
}
