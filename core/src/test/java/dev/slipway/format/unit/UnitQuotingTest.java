package dev.slipway.format.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.format.unit.UnitLine.Assignment;
import dev.slipway.model.SystemdVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class UnitQuotingTest {

  private static final SystemdVersion VERSION = new SystemdVersion(252);
  private static final Specifiers SPECIFIERS = Specifiers.forUnit("hello.service", VERSION);

  @Property
  void argumentsComeBackAsTheyWere(@ForAll("arguments") List<String> arguments) {
    String line =
        arguments.stream().map(UnitQuoting::argument).collect(Collectors.joining(" ", "/x ", ""));

    ExecLine read = ExecLine.parse(inUnit("ExecStart", line), VERSION);

    assertThat(read.complaints()).isEmpty();
    assertThat(read.commands()).hasSize(1);
    List<String> words =
        read.commands().getFirst().arguments(SPECIFIERS, Map.of("HOME", "/root", "a", "b"));
    assertThat(words.subList(1, words.size())).isEqualTo(arguments);
  }

  @Property
  void variablesComeBackAsTheyWere(@ForAll("values") String value) {
    EnvironmentLine read =
        EnvironmentLine.parse(inUnit("Environment", UnitQuoting.variable("NAME", value)), VERSION);

    assertThat(read.complaints()).isEmpty();
    assertThat(read.variables()).hasSize(1);
    String text = read.variables().getFirst().value().reveal();
    assertThat(SPECIFIERS.resolve(text).text()).isEqualTo(value);
  }

  @Test
  void quotesOnlyWhereItMust() {
    assertThat(UnitQuoting.argument("--listen=:8080")).isEqualTo("--listen=:8080");
    assertThat(UnitQuoting.argument("a b")).isEqualTo("\"a b\"");
    assertThat(UnitQuoting.argument("")).isEqualTo("\"\"");
    assertThat(UnitQuoting.argument("100%")).isEqualTo("100%%");
    assertThat(UnitQuoting.argument("$HOME")).isEqualTo("$$HOME");
    assertThat(UnitQuoting.argument(";")).isEqualTo("\";\"");
    assertThat(UnitQuoting.argument("{\"a\":1}")).isEqualTo("\"{\\\"a\\\":1}\"");
  }

  @Test
  void refusesWhatCannotBeSaid() {
    assertThatThrownBy(() -> UnitQuoting.argument("a\0b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> UnitQuoting.variable("A-B", "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> UnitQuoting.variable("A", "\uFFFE"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> UnitQuoting.path("/a\nUser=root"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> UnitQuoting.path("/a\\")).isInstanceOf(IllegalArgumentException.class);
  }

  /** The value as the unit's reader sees it, so that the lines' own grammar is part of the law. */
  private static String inUnit(String key, String value) {
    String unit = "[Service]\n" + key + "=" + value + "\nUser=after\n";
    List<Assignment> lines = UnitFile.parse("x.service", unit).assignments();
    assertThat(lines).hasSize(2);
    return lines.getFirst().value();
  }

  @Provide
  Arbitrary<List<String>> arguments() {
    return text().list().ofMaxSize(5);
  }

  @Provide
  Arbitrary<String> values() {
    return text().filter(value -> dev.slipway.format.Utf8.isAccepted(value));
  }

  /** Every kind of character, and often the ones that mean something. */
  private static Arbitrary<String> text() {
    Arbitrary<Character> meaning =
        Arbitraries.of(
            ' ', '\t', '\n', '\r', '"', '\'', '\\', '$', '{', '}', '%', ';', '#', '=', '-', '@',
            ':', '!', '+', 'n', 'H', 'x', '0', '\u0001', '\u007f', '\uFEFF', 'ü');
    Arbitrary<Character> any =
        Arbitraries.chars().all().filter(c -> c != 0 && !Character.isSurrogate(c));
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(4, meaning), net.jqwik.api.Tuple.of(1, any))
        .list()
        .ofMaxSize(12)
        .map(chars -> chars.stream().map(String::valueOf).collect(Collectors.joining()));
  }
}
